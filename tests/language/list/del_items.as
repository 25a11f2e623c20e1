# Deleting single items.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [0, 1, 2, 3]
del a[1]; del a[-1]
print(a)  # expect: [0, 2]
def d(i): del a[i]
fails(d, 5)  # expect: IndexError: list assignment index out of range
fails(d, 'x')  # expect: TypeError: list indices must be integers or slices, not str
fails(lambda: a.__delitem__(-3))  # expect: IndexError: list assignment index out of range
del a[0], a[0]
print(a)  # expect: []
