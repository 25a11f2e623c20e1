# Views index, slice and write through.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = bytearray(b'abcdef')
m = memoryview(b)
print(m[0], m[-1], bytes(m[1:3]), m.tolist(), len(m), m.nbytes, m.readonly, m.format, m.itemsize, m.shape, m.ndim, bytes(m[::-1]), m == b'abcdef', m.tobytes(), m.hex())
# expect: 97 102 b'bc' [97, 98, 99, 100, 101, 102] 6 6 False B 1 (6,) 1 b'fedcba' True b'abcdef' 616263646566
m[1:3] = b'XY'
m[0] = 65
print(b)  # expect: bytearray(b'AXYdef')
fails(lambda: m[10])  # expect: IndexError: index out of bounds on dimension 1
fails(lambda: memoryview('a'))
# expect: TypeError: memoryview: a bytes-like object is required, not 'str'
fails(lambda: memoryview(b'a').__setitem__(0, 1))
# expect: TypeError: cannot modify read-only memory
try: m[0:2] = b'abc'
except ValueError as e: print(e)
# expect: memoryview assignment: lvalue and rvalue have different structures
