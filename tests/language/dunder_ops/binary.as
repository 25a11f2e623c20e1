# Every binary operator calls its method.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class V:
    def __getattr__(self, n): raise AttributeError(n)
for n in 'add sub mul truediv floordiv mod pow matmul and or xor lshift rshift'.split():
    setattr(V, f'__{n}__', lambda s, o, n=n: (n, o))
v = V()
print(v + 1, v - 1, v * 1, v / 1, v // 1, v % 1, v ** 1, v @ 1, v & 1, v | 1, v ^ 1, v << 1, v >> 1)
# expect: ('add', 1) ('sub', 1) ('mul', 1) ('truediv', 1) ('floordiv', 1) ('mod', 1) ('pow', 1) ('matmul', 1) ('and', 1) ('or', 1) ('xor', 1) ('lshift', 1) ('rshift', 1)
fails(lambda: 1 + v)  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'V'
