# Extended attributes of files.
import os
import tempfile

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


folder = tempfile.mkdtemp()
os.chdir(folder)
os.close(os.open('file', os.O_CREAT))
shown(os.setxattr, 'file', 'user.colour', b'green')
# expect: setxattr: None
shown(os.getxattr, 'file', 'user.colour')
# expect: getxattr: b'green'
shown(os.listxattr, 'file')
# expect: listxattr: ['user.colour']
shown(os.setxattr, 'file', b'user.colour', b'red', os.XATTR_CREATE)
# expect: setxattr: FileExistsError: [Errno 17] File exists: 'file'
shown(os.setxattr, 'file', 'user.large', b'x' * 1000)
# expect: setxattr: None
print(len(os.getxattr('file', 'user.large')))
# expect: 1000
shown(os.removexattr, 'file', 'user.colour')
# expect: removexattr: None
shown(os.getxattr, 'file', 'user.colour')
# expect: getxattr: OSError: [Errno 61] No data available: 'file'
shown(os.getxattr, 1, 'user.colour', follow_symlinks=False)
# expect: getxattr: ValueError: getxattr: cannot use fd and follow_symlinks together
shown(os.listxattr)
# expect: listxattr: []
