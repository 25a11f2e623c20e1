# A true result of __exit__ swallows the exception.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class S:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t.__name__, v, tb is not None)
        return t is ValueError
with S(): raise ValueError('swallowed')  # expect: ValueError swallowed True
def f():
    with S(): raise KeyError('k')
fails(f)
# expect: KeyError 'k' True
# expect: KeyError: 'k'
