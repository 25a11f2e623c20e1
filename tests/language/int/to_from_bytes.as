# to_bytes and from_bytes, in both orders, signed and not.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print((1024).to_bytes(2), (1024).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (0).to_bytes(), (5).to_bytes())
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xfe' b'\x00' b'\x05'
print(int.from_bytes(b'\x01\x00'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'\xff\xfe', signed=True), int.from_bytes(b''))
# expect: 256 1 -2 0
print(int.from_bytes([1, 2, 3]), int.from_bytes(bytes(range(20)), 'little'))
# expect: 66051 108873724432616589554458274966207996112469623040
fails(lambda: (256).to_bytes(1))  # expect: OverflowError: int too big to convert
fails(lambda: (-1).to_bytes(1))  # expect: OverflowError: can't convert negative int to unsigned
fails(lambda: (1).to_bytes(-1))  # expect: ValueError: length argument must be non-negative
fails(lambda: (1).to_bytes(1, 'middle'))
# expect: ValueError: byteorder must be either 'little' or 'big'
fails(lambda: (128).to_bytes(1, signed=True))  # expect: OverflowError: int too big to convert
