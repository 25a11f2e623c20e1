# Reading slices with any step.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-3], a[8:2:-2], a[-1:-5:-1], a[5:2], a[100:], a[-100:2], a[:], a[2:-2:2], a[:None:2])
# expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 3, 6, 9] [9, 6, 3, 0] [8, 6, 4] [9, 8, 7, 6] [] [] [0, 1] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [2, 4, 6] [0, 2, 4, 6, 8]
print(a[True:3], a[:2 ** 80], a[::2 ** 80], a[::-2 ** 80])
# expect: [1, 2] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0] [9]
fails(lambda: a[::0])  # expect: ValueError: slice step cannot be zero
fails(lambda: a['a':])
# expect: TypeError: slice indices must be integers or None or have an __index__ method
fails(lambda: a[1.0:])
# expect: TypeError: slice indices must be integers or None or have an __index__ method
