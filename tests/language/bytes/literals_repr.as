# repr of bytes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(b'', b'abc\n\x00\xff', b"'", b'"', b'\'"', bytes(5), bytes([65, 66]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), str(b'a'))
# expect: b'' b'abc\n\x00\xff' b"'" b'"' b'\'"' b'\x00\x00\x00\x00\x00' b'AB' b'\xc3\xa9' b'x' b'\x00\x01\x02' b'a'
fails(lambda: bytes('a'))  # expect: TypeError: string argument without an encoding
fails(lambda: bytes(-1))  # expect: ValueError: negative count
fails(lambda: bytes([256]))  # expect: ValueError: bytes must be in range(0, 256)
fails(lambda: bytes([-1]))  # expect: ValueError: bytes must be in range(0, 256)
fails(lambda: bytes(['a']))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: bytes(1.5))  # expect: TypeError: cannot convert 'float' object to bytes
fails(lambda: bytes(None))  # expect: TypeError: cannot convert 'NoneType' object to bytes
fails(lambda: bytes(5, 'utf-8'))  # expect: TypeError: encoding without a string argument
