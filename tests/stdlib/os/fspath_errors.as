import os
for call in (lambda: os.fspath(3), lambda: os.path.join('a', b'b'), lambda: os.path.join('a', 3)):
    try:
        call()
    except TypeError as error:
        print(error)
print(isinstance('x', os.PathLike), os.fsencode('é'))

# expect: expected str, bytes or os.PathLike object, not int
# expect: Can't mix strings and bytes in path components
# expect: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: False b'\xc3\xa9'
