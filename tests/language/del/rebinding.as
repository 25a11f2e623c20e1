# A deleted name may be bound again.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 1
del x
x = 2
print(x)  # expect: 2
def f():
    y = 1
    del y
    try: y
    except UnboundLocalError as e: print(e)
    y = 3
    return y
print(f())
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: 3
def g(p):
    del p
    return p
fails(g, 1)
# expect: UnboundLocalError: cannot access local variable 'p' where it is not associated with a value
