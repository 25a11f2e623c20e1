# An annotation alone makes the name local.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 'global'
def f():
    x: int
    return x
fails(f)
# expect: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
def g():
    if 0: y: int
    return y
fails(g)
# expect: UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
