# The protocol is looked up on the type.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M: pass
m = M()
m.__enter__ = lambda: print('no')
m.__exit__ = lambda *a: None
def f():
    with m: pass
fails(f)  # expect: TypeError: 'M' object does not support the context manager protocol
