# Changing the size of a set under iteration is an error.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = {1, 2, 3}
def f():
    for x in s: s.add(x + 10)
fails(f)  # expect: RuntimeError: Set changed size during iteration
s = {1}
def g():
    for x in s: s.discard(x)
    return 'done'
fails(g)  # expect: RuntimeError: Set changed size during iteration
