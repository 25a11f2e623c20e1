# slice() and its indices.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(slice(3), slice(1, 2), slice(1, 2, 3), list(range(10))[slice(2, 8, 3)], slice(None).indices(3))
# expect: slice(None, 3, None) slice(1, 2, None) slice(1, 2, 3) [2, 5] (0, 3, 1)
fails(lambda: slice(1, 2, 3, 4))  # expect: TypeError: slice expected at most 3 arguments, got 4
fails(lambda: slice(a=1))  # expect: TypeError: slice() takes no keyword arguments
