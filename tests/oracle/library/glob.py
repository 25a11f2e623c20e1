import glob, os, tempfile
top = tempfile.mkdtemp(); os.chdir(top); os.makedirs('a/b')
for n in ('x.py', 'a/y.py', 'a/b/z.py', '.hid.py', 'a/t[1].txt'): open(n, 'w').close()
print(sorted(glob.glob('*.py')), sorted(glob.glob('**/*.py', recursive=True)), glob.glob('a/?.py'), glob.escape('t[1].txt'), glob.glob('a/' + glob.escape('t[1].txt')))
print(sorted(glob.glob('*', include_hidden=True)), sorted(glob.glob('*', root_dir='a')), glob.has_magic('a*'), glob.translate('**/*.py', recursive=True))
