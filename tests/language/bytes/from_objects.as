# bytes() asks __bytes__ and __index__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class B:
    def __bytes__(self): return b'made'
class I:
    def __index__(self): return 3
class W:
    def __bytes__(self): return 'x'
print(bytes(B()), bytes(I()), bytes([I(), 4]), bytes(bytearray(b'q')), bytes(memoryview(b'mv')), bytes(x for x in (1, 2)))
# expect: b'made' b'\x00\x00\x00' b'\x03\x04' b'q' b'mv' b'\x01\x02'
fails(lambda: bytes(W()))  # expect: TypeError: __bytes__ returned non-bytes (type str)
