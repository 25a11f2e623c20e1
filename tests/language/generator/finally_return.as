# return in finally swallows the exception.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    try:
        yield 1
        raise ValueError
    finally:
        return 'swallowed'
it = g()
print(next(it))  # expect: 1
fails(lambda: next(it))  # expect: StopIteration: swallowed
