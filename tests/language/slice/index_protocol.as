# Slices accept objects with __index__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
print('abcdef'[I(1):I(4)], [0, 1, 2][I(2)], (0, 1, 2)[::I(2)], range(10)[I(-1)], b'abc'[I(0)], 'ab' * I(2))
# expect: bcd 2 (0, 2) 9 97 abab
class B:
    def __index__(self): return 'x'
fails(lambda: [1][B()])  # expect: TypeError: __index__ returned non-int (type str)
fails(lambda: [1, 2][B():])  # expect: TypeError: __index__ returned non-int (type str)
