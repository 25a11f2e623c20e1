# A key that fails leaves the list as it was, or empty while sorting.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

l = [3, 1, 2]
fails(lambda: l.sort(key=lambda x: 1 // (x - 1)))
# expect: ZeroDivisionError: integer division or modulo by zero
print(l)  # expect: [3, 1, 2]
def k(x):
    print(l)
    return x
l.sort(key=k)
# expect: []
# expect: []
# expect: []
print(l)  # expect: [1, 2, 3]
