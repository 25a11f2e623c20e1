import glob, os, tempfile
with tempfile.TemporaryDirectory() as top:
    os.makedirs(os.path.join(top, 'a', 'b'))
    for name in ('x.py', 'a/y.py', 'a/b/z.py', '.hid.py'):
        open(os.path.join(top, name), 'w').close()
    print(sorted(glob.glob('*.py', root_dir=top)))
    print(sorted(glob.glob('**/*.py', root_dir=top, recursive=True)))
print(glob.escape('a[b]*'))

# expect: ['x.py']
# expect: ['a/b/z.py', 'a/y.py', 'x.py']
# expect: a[[]b][*]
