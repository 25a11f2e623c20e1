# Indexing gives ints, slicing bytes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = b'hello'
print(b[0], b[-1], b[1:3], b[::-1], b[::2], list(b), 104 in b, b'll' in b, 'h' in [chr(c) for c in b], len(b), b[10:])
# expect: 104 111 b'el' b'olleh' b'hlo' [104, 101, 108, 108, 111] True True True 5 b''
fails(lambda: b[5])  # expect: IndexError: index out of range
fails(lambda: 'h' in b)  # expect: TypeError: a bytes-like object is required, not 'str'
fails(lambda: 256 in b)  # expect: ValueError: byte must be in range(0, 256)
fails(lambda: b['a'])  # expect: TypeError: byte indices must be integers or slices, not str
fails(lambda: b.__setitem__)
# expect: AttributeError: 'bytes' object has no attribute '__setitem__'
