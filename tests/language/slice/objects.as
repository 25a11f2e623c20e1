# Slice objects: attributes, indices, comparison, repr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s.indices(6), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2), slice(1) < slice(2), hash(slice(1)) == hash(slice(1)))
# expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) slice(None, None, None) (1, 6, 2) (3, -1, -1) (7, 10, 1) True True True
fails(lambda: slice())  # expect: TypeError: slice expected at least 1 argument, got 0
fails(lambda: s.indices(-1))  # expect: ValueError: length should not be negative
fails(lambda: slice(1, 2, 0).indices(5))  # expect: ValueError: slice step cannot be zero
fails(lambda: slice('a').indices(5))
# expect: TypeError: slice indices must be integers or None or have an __index__ method
fails(lambda: slice(1, 2, 3, 4))  # expect: TypeError: slice expected at most 3 arguments, got 4
