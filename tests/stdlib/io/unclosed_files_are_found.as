# What is written is found by whoever looks next, though nobody closed the file.
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), 'file')
open(path, 'w').write('one')
print(open(path).read())
# expect: one
open(path, 'wb').write(b'three')
print(os.stat(path).st_size)
# expect: 5
open(path, 'a').write(' four')
print(os.path.getsize(path))
# expect: 10
open(path, 'w').write('five')
print(os.read(os.open(path, os.O_RDONLY), 9))
# expect: b'five'
open(path, 'w').write('sixteen')
with os.scandir(os.path.dirname(path)) as entries:
    print([entry.stat().st_size for entry in entries])
# expect: [7]
open(path, 'w').write('seven')
print(os.waitstatus_to_exitcode(os.system(f'test "$(cat {path})" = seven')))
# expect: 0
