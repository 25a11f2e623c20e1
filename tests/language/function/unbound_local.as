# A local read before assignment is an UnboundLocalError.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 1
def f():
    print(x)
    x = 2
fails(f)
# expect: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
def g():
    del y
    y = 1
fails(g)
# expect: UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
def h():
    for i in []: pass
    return i
fails(h)
# expect: UnboundLocalError: cannot access local variable 'i' where it is not associated with a value
def k():
    if False: import os
    return os
fails(k)
# expect: UnboundLocalError: cannot access local variable 'os' where it is not associated with a value
