# OSError picks its subclass from errno.
print(type(OSError(2, 'x')).__name__, type(OSError(13, 'x')).__name__, type(OSError(17, 'x')).__name__, type(OSError(9999, 'x')).__name__, type(OSError('x')).__name__)
# expect: FileNotFoundError PermissionError FileExistsError OSError OSError
e = OSError(2, 'msg', 'file', None, 'file2')
print(e.errno, e.strerror, e.filename, e.filename2, e)
# expect: 2 msg file file2 [Errno 2] msg: 'file' -> 'file2'
try: open('/no/such/file')
except FileNotFoundError as e: print(e, e.errno, e.filename)
# expect: [Errno 2] No such file or directory: '/no/such/file' 2 /no/such/file
