# The first iterable of a generator expression is evaluated at once.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: (x for x in 1 / 0))  # expect: ZeroDivisionError: division by zero
g = (1 / 0 for x in [1])
print('made')  # expect: made
fails(lambda: next(g))  # expect: ZeroDivisionError: division by zero
fails(lambda: (x for x in 5))  # expect: TypeError: 'int' object is not iterable
g = (y for x in [1] for y in 5)
fails(lambda: next(g))  # expect: TypeError: 'int' object is not iterable
