# Exceptions in special methods come through operators.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __add__(self, o): raise ValueError('add')
    def __eq__(self, o): raise ValueError('eq')
    def __getattr__(self, n): raise KeyError(n)
    def __len__(self): raise OSError('len')
    def __bool__(self): raise IndexError('bool')
    def __iter__(self): raise RuntimeError('iter')
a = A()
fails(lambda: a + 1)  # expect: ValueError: add
fails(lambda: a == 1)  # expect: ValueError: eq
fails(lambda: a.x)  # expect: KeyError: 'x'
fails(lambda: len(a))  # expect: OSError: len
fails(lambda: 1 if a else 2)  # expect: IndexError: bool
fails(lambda: [*a])  # expect: RuntimeError: iter
fails(lambda: a in [1])  # expect: ValueError: eq
