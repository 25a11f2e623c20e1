import os, tempfile
with tempfile.TemporaryDirectory() as top:
    os.makedirs(os.path.join(top, 'a', 'b'))
    open(os.path.join(top, 'a', 'f'), 'w').close()
    for folder, folders, files in os.walk(top):
        print(os.path.relpath(folder, top), folders, files)
    for folder, folders, files in os.walk(top, topdown=False):
        print(os.path.relpath(folder, top))

# expect: . ['a'] []
# expect: a ['b'] ['f']
# expect: a/b [] []
# expect: a/b
# expect: a
# expect: .
