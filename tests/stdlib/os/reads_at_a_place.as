# Bytes at a place of a file, several buffers at once, from descriptor to descriptor.
import os
import tempfile

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


path = os.path.join(tempfile.mkdtemp(), 'file')
with open(path, 'wb') as file:
    file.write(b'hello world')
fd = os.open(path, os.O_RDWR)
shown(os.pread, fd, 5, 6)
# expect: pread: b'world'
shown(os.pread, fd, -1, 0)
# expect: pread: OSError: [Errno 22] Invalid argument
shown(os.pwrite, fd, b'J', 0)
# expect: pwrite: 1
shown(os.pwrite, fd, 'J', 0)
# expect: pwrite: TypeError: a bytes-like object is required, not 'str'
parts = [bytearray(2), bytearray(4)]
shown(os.readv, fd, parts)
# expect: readv: 6
print(parts)
# expect: [bytearray(b'Je'), bytearray(b'llo ')]
shown(os.readv, fd, [b'read-only'])
# expect: readv: BufferError: Object is not writable.
shown(os.readv, fd, 3)
# expect: readv: TypeError: readv() arg 2 must be a sequence
shown(os.preadv, fd, parts, 6)
# expect: preadv: 5
print(parts)
# expect: [bytearray(b'wo'), bytearray(b'rld ')]
shown(os.preadv, fd, {}, 1)
# expect: preadv: TypeError: preadv2() arg 2 must be a sequence
shown(os.pwritev, fd, [b'th', b'', b'ere'], 6)
# expect: pwritev: 5
shown(os.writev, fd, ['text'])
# expect: writev: TypeError: a bytes-like object is required, not 'str'
print(os.pread(fd, 99, 0))
# expect: b'Jello there'
shown(os.lockf, fd, os.F_TLOCK, 0)
# expect: lockf: None
shown(os.posix_fallocate, fd, 0, 20)
# expect: posix_fallocate: None
shown(os.posix_fallocate, fd, 0, -1)
# expect: posix_fallocate: OSError: [Errno 22] Invalid argument
shown(os.posix_fadvise, fd, 0, 0, os.POSIX_FADV_SEQUENTIAL)
# expect: posix_fadvise: None
print(os.fstat(fd).st_size)
# expect: 20
out = os.open(path + '2', os.O_RDWR | os.O_CREAT)
shown(os.copy_file_range, fd, out, 5, offset_src=6)
# expect: copy_file_range: 5
shown(os.copy_file_range, fd, out, -1)
# expect: copy_file_range: ValueError: negative value for 'count' not allowed
shown(os.sendfile, out, fd, 0, 3)
# expect: sendfile: 3
print(os.pread(out, 99, 0))
# expect: b'thereJel'
reading, writing = os.pipe()
shown(os.splice, out, writing, 4, offset_src=0)
# expect: splice: 4
print(os.read(reading, 9))
# expect: b'ther'
