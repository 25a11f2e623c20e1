# Objects without the protocol.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(x):
    with x: pass
fails(f, 5)  # expect: TypeError: 'int' object does not support the context manager protocol
class E:
    def __enter__(self): pass
class X:
    def __exit__(self, *a): pass
fails(f, E())
# expect: TypeError: 'E' object does not support the context manager protocol (missed __exit__ method)
fails(f, X())  # expect: TypeError: 'X' object does not support the context manager protocol
class A:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
fails(f, A())  # expect: TypeError: 'A' object does not support the context manager protocol
