# Tuple subclasses are built in __new__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0])
p = P(1, 2)
print(p, p.x, type(p), type(p + ()), p == (1, 2), hash(p) == hash((1, 2)), {p: 1}[(1, 2)])
# expect: (1, 2) 1 <class '__main__.P'> <class 'tuple'> True True 1
a, b = p
print(a + b)  # expect: 3
fails(lambda: P(1))  # expect: TypeError: P.__new__() missing 1 required positional argument: 'y'
