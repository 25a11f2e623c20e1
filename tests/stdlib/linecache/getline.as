import linecache, os, tempfile
with tempfile.TemporaryDirectory() as top:
    path = os.path.join(top, 'f')
    with open(path, 'w') as file:
        file.write('one\ntwo')
    print(repr(linecache.getline(path, 1)), repr(linecache.getline(path, 2)), repr(linecache.getline(path, 3)))
print(linecache.getlines('/no/such/file'))

# expect: 'one\n' 'two\n' ''
# expect: []
