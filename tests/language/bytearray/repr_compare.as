# repr, equality with bytes, unhashable.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = bytearray(b'a\x00')
print(b, str(b), b == b'a\x00', b < b'b', bytearray(3), bytearray('é', 'utf-8'), bytearray([1, 2]), bytearray().hex(), b.upper(), type(b + b''), type(b[:1]))
# expect: bytearray(b'a\x00') bytearray(b'a\x00') True True bytearray(b'\x00\x00\x00') bytearray(b'\xc3\xa9') bytearray(b'\x01\x02')  bytearray(b'A\x00') <class 'bytearray'> <class 'bytearray'>
fails(lambda: hash(b))  # expect: TypeError: unhashable type: 'bytearray'
fails(lambda: bytearray('a'))  # expect: TypeError: string argument without an encoding
