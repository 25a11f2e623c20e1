# hex and fromhex.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(b'\x00\xff\x10'.hex(), b'\x01\x02\x03\x04'.hex(':'), b'\x01\x02\x03'.hex('-', 2), b'\x01\x02\x03'.hex('-', -2), bytes.fromhex('00 ff1A'), bytes.fromhex(''))
# expect: 00ff10 01:02:03:04 01-0203 0102-03 b'\x00\xff\x1a' b''
fails(lambda: bytes.fromhex('0'))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
fails(lambda: bytes.fromhex('zz'))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
fails(lambda: b'a'.hex('::'))  # expect: ValueError: sep must be length 1.
