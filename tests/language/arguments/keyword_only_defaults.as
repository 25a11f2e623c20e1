# Keyword-only parameters with and without defaults.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(*, a, b=2): return a, b
print(f(a=1), f(b=0, a=3), f.__kwdefaults__)  # expect: (1, 2) (3, 0) {'b': 2}
def g(x, *, y=[]): return x, y
print(g(1), g(1, y=2))  # expect: (1, []) (1, 2)
f.__kwdefaults__ = {'a': 'new'}
fails(lambda: f())  # expect: TypeError: f() missing 1 required keyword-only argument: 'b'
