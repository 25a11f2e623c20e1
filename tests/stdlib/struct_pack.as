# Packing and unpacking numbers.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import struct
print(struct.pack('<ihB', 1, -2, 255), struct.unpack('>I', b'\0\0\1\0'), struct.calcsize('<bqd'), struct.pack('3s4p?', b'abcd', b'xy', True), struct.pack('>e', 1.5), struct.unpack_from('<H', b'\0\1\2', 1), list(struct.iter_unpack('<H', b'\1\0\2\0')))
# expect: b'\x01\x00\x00\x00\xfe\xff\xff' (256,) 17 b'abc\x02xy\x00\x01' b'>\x00' (513,) [(1,), (2,)]
fails(lambda: struct.pack('B', 256))  # expect: error: 'B' format requires 0 <= number <= 255
fails(lambda: struct.pack('i', 'a'))  # expect: error: required argument is not an integer
fails(lambda: struct.unpack('i', b'x'))  # expect: error: unpack requires a buffer of 4 bytes
fails(lambda: struct.pack('z', 1))  # expect: error: bad char in struct format
fails(lambda: struct.pack('ii', 1))  # expect: error: pack expected 2 items for packing (got 1)
