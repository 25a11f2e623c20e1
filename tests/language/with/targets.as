# The target may be any target.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
d = {}
with M((1, [2, 3])) as (a, (b, *c)), M(5) as d['k']: print(a, b, c, d)  # expect: 1 2 [3] {'k': 5}
with M('xy') as [p, q]: print(p, q)  # expect: x y
def f():
    with M(1) as (a, b): pass
fails(f)  # expect: TypeError: cannot unpack non-iterable int object
