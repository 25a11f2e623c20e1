# When __enter__ fails, __exit__ of that item does not run.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M:
    def __init__(self, n, bad=False): self.n, self.bad = n, bad
    def __enter__(self):
        if self.bad: raise ValueError(self.n)
    def __exit__(self, *a): print('exit', self.n, a[0].__name__)
def f():
    with M(1), M(2, True), M(3): print('never')
fails(f)
# expect: exit 1 ValueError
# expect: ValueError: 2
