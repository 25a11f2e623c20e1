# A folder is read from its begin each time, whatever was read through the descriptor before.
import os
import tempfile

top = tempfile.mkdtemp()
for name in 'ab':
    os.mkdir(os.path.join(top, name))
fd = os.open(top, os.O_RDONLY)
for _ in range(2):
    with os.scandir(fd) as entries:
        print(sorted(entry.name for entry in entries))
    print(sorted(os.listdir(fd)))
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: ['a', 'b']
