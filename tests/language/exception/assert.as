# assert statements.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

assert True
assert 1, 'never'
def f(x): assert x, f'x was {x}'
def g(): assert False
fails(f, 0)  # expect: AssertionError: x was 0
fails(g)  # expect-repr: 'AssertionError: '
def h(): assert None, (1, 2)
fails(h)  # expect: AssertionError: (1, 2)
assert (lambda: 1)()
print('end')  # expect: end
