# Typed arrays.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from array import array
a = array('i', [1, 2, 3])
a.append(4); a.extend([5]); a[0] = -1
print(a, a[1:3], a.tobytes()[:8], a.itemsize, a.typecode, a.index(3), a.pop(), len(a), a + array('i', [9]), array('d', [1.5]), array('u', 'hi') if 0 else '')
# expect-repr: "array('i', [-1, 2, 3, 4]) array('i', [2, 3]) b'\\xff\\xff\\xff\\xff\\x02\\x00\\x00\\x00' 4 i 2 5 4 array('i', [-1, 2, 3, 4, 9]) array('d', [1.5]) "
fails(lambda: a.append('x'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: a.append(2 ** 40))  # expect: OverflowError: signed integer is greater than maximum
fails(lambda: array('q', [2 ** 63]))  # expect: OverflowError: int too big to convert
fails(lambda: array('x'))
# expect: ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
