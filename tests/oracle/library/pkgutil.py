import pkgutil, json, os, tempfile
top = tempfile.mkdtemp(); os.makedirs(top + '/pkg')
for n in ('one.py', 'two.py', 'pkg/__init__.py', 'data.txt'): open(os.path.join(top, n), 'w').close()
print(sorted((m.name, m.ispkg) for m in pkgutil.iter_modules([top])), pkgutil.resolve_name('json:dumps').__name__, pkgutil.extend_path(['a'], 'none'))
