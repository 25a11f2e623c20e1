# index with odd bounds.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [1, 2, 3, 2]
print(a.index(2, 2), a.index(2, -1), a.index(2, -100, 100), (1, 2).index(1, -2 ** 70))
# expect: 3 3 1 0
fails(lambda: a.index(2, 2, 3))  # expect: ValueError: 2 is not in list
fails(lambda: a.index(1, 'a'))
# expect: TypeError: slice indices must be integers or have an __index__ method
