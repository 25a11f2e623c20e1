# o[a:b] of every kind of object and bound, in one place of code.
def cut(o, a, b):
    try:
        return o[a:b]
    except Exception as e:
        return f'{type(e).__name__}: {e}'

class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n

class S:
    def __getitem__(self, key): return ('S', key)

class L(list):
    def __getitem__(self, key): return ('L', key)

class T(tuple):
    pass

bounds = [(None, None), (1, 3), (-2, None), (None, -1), (3, 1), (-9, 9), (9, 12), (True, 2),
          (I(1), I(2)), (2**70, None), (-2**70, 2**70), (None, 'x'), (1.5, None)]
for o in ([1, 2, 3, 4], (1, 2, 3, 4), 'abcd', 'äöüß', b'abcd', bytearray(b'abcd'), range(4), S(), L([1, 2]),
          T((1, 2, 3)), 5, None, {}):
    print(type(o).__name__, *(cut(o, a, b) for a, b in bounds[:6]))
for a, b in bounds[6:]:
    print(cut([1, 2, 3], a, b) , cut('xyz', a, b), cut((1, 2, 3), a, b), cut(b'xyz', a, b))
t = (1, 2)
s = 'word'
l = [1, 2]
print(t[:] is t, s[:] is s, l[:] is l, l[:] == l)
x = [1, 2, 3, 4, 5]
x[1:3] += [9]
print(x, x[::2], x[::-1], x[4:1:-2], x[1:][0], x[(n := 2):n + 1])
def gen():
    yield from 'abc'[(yield 1):(yield 2)]
g = gen()
print(next(g), g.send(1), g.send(3), next(g))
# expect: list [1, 2, 3, 4] [2, 3] [3, 4] [1, 2, 3] [] [1, 2, 3, 4]
# expect: tuple (1, 2, 3, 4) (2, 3) (3, 4) (1, 2, 3) () (1, 2, 3, 4)
# expect: str abcd bc cd abc  abcd
# expect: str äöüß öü üß äöü  äöüß
# expect: bytes b'abcd' b'bc' b'cd' b'abc' b'' b'abcd'
# expect: bytearray bytearray(b'abcd') bytearray(b'bc') bytearray(b'cd') bytearray(b'abc') bytearray(b'') bytearray(b'abcd')
# expect: range range(0, 4) range(1, 3) range(2, 4) range(0, 3) range(3, 1) range(0, 4)
# expect: S ('S', slice(None, None, None)) ('S', slice(1, 3, None)) ('S', slice(-2, None, None)) ('S', slice(None, -1, None)) ('S', slice(3, 1, None)) ('S', slice(-9, 9, None))
# expect: L ('L', slice(None, None, None)) ('L', slice(1, 3, None)) ('L', slice(-2, None, None)) ('L', slice(None, -1, None)) ('L', slice(3, 1, None)) ('L', slice(-9, 9, None))
# expect: T (1, 2, 3) (2, 3) (2, 3) (1, 2) () (1, 2, 3)
# expect: int TypeError: 'int' object is not subscriptable TypeError: 'int' object is not subscriptable TypeError: 'int' object is not subscriptable TypeError: 'int' object is not subscriptable TypeError: 'int' object is not subscriptable TypeError: 'int' object is not subscriptable
# expect: NoneType TypeError: 'NoneType' object is not subscriptable TypeError: 'NoneType' object is not subscriptable TypeError: 'NoneType' object is not subscriptable TypeError: 'NoneType' object is not subscriptable TypeError: 'NoneType' object is not subscriptable TypeError: 'NoneType' object is not subscriptable
# expect: dict KeyError: slice(None, None, None) KeyError: slice(1, 3, None) KeyError: slice(-2, None, None) KeyError: slice(None, -1, None) KeyError: slice(3, 1, None) KeyError: slice(-9, 9, None)
# expect: []  () b''
# expect: [2] y (2,) b'y'
# expect: [2] y (2,) b'y'
# expect: []  () b''
# expect: [1, 2, 3] xyz (1, 2, 3) b'xyz'
# expect: TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method
# expect: TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method TypeError: slice indices must be integers or None or have an __index__ method
# expect: True True False True
# expect: [1, 2, 3, 9, 4, 5] [1, 3, 4] [5, 4, 9, 3, 2, 1] [4, 3] 2 [3]
# expect: 1 2 b c
