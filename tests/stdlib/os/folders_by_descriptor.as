# fwalk(): folders by descriptor.
import os
import tempfile

top = tempfile.mkdtemp()
os.chdir(top)
os.makedirs('a/b')
os.makedirs('c')
os.symlink('../a', 'c/link')
for name in ('one', 'a/two', 'a/b/three'):
    with open(name, 'w') as file:
        file.write(name)
for folder, folders, files, fd in os.fwalk('.'):
    folders.sort()
    sizes = [os.stat(name, dir_fd=fd).st_size for name in files]
    print(folder, folders, files, sizes)
# expect: . ['a', 'c'] ['one'] [3]
# expect: ./a ['b'] ['two'] [5]
# expect: ./a/b [] ['three'] [9]
# expect: ./c ['link'] [] []
for folder, folders, files, fd in os.fwalk('c', follow_symlinks=True, topdown=False):
    print(folder, folders, files)
# expect: c/link/b [] ['three']
# expect: c/link ['b'] ['two']
# expect: c ['link'] []
try:
    list(os.fwalk('none'))
except FileNotFoundError as error:
    print(error)
# expect: [Errno 2] No such file or directory: 'none'
errors = []
for folder, folders, files, fd in os.fwalk('.', onerror=errors.append):
    if folder == '.':
        folders[:] = ['none']
print(errors)
# expect: [FileNotFoundError(2, 'No such file or directory')]
print([row[:3] for row in os.fwalk(b'a')])
# expect: [(b'a', [b'b'], [b'two']), (b'a/b', [], [b'three'])]
