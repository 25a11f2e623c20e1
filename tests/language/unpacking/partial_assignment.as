# Targets before an error are already assigned.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = b = 'old'
l = []
def f():
    global a
    a, l[5], b = 1, 2, 3
fails(f)  # expect: IndexError: list assignment index out of range
print(a, b)  # expect: 1 old
