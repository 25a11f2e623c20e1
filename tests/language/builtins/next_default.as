# next with a default.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

it = iter([1])
print(next(it), next(it, 'd'), next(it, None))  # expect: 1 d None
fails(lambda: next(it))  # expect-repr: 'StopIteration: '
fails(lambda: next([]))  # expect: TypeError: 'list' object is not an iterator
fails(lambda: next())  # expect: TypeError: next expected at least 1 argument, got 0
fails(lambda: next(it, 1, 2))  # expect: TypeError: next expected at most 2 arguments, got 3
