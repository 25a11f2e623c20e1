# The result of __exit__ is tested for truth.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class B:
    def __bool__(self): raise RuntimeError('truth')
class M:
    def __init__(self, r): self.r = r
    def __enter__(self): pass
    def __exit__(self, *a): return self.r
with M([1]): 1 / 0
def f(r):
    with M(r): 1 / 0
fails(f, [])  # expect: ZeroDivisionError: division by zero
fails(f, B())  # expect: RuntimeError: truth
