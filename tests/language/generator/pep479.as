# StopIteration inside a generator becomes RuntimeError.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    yield 1
    raise StopIteration('x')
it = g()
next(it)
try: next(it)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
# expect: generator raised StopIteration StopIteration('x') StopIteration('x')
def h(): yield next(iter([]))
fails(lambda: list(h()))  # expect: RuntimeError: generator raised StopIteration
fails(lambda: list(next(iter([])) for _ in [1]))
# expect: RuntimeError: generator raised StopIteration
