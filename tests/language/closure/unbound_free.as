# A free variable read before its assignment.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f():
    def g(): return x
    try: g()
    except NameError as e: print(type(e).__name__, e)
    x = 1
    return g()
print(f())
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
def h():
    x = 1
    def g(): return x
    del x
    return g()
fails(h)
# expect: NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope
