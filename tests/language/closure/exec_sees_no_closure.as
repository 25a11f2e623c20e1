# exec in a function does not see the free variables of others.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f():
    x = 1
    def g(): return eval('x')
    return g
fails(lambda: f()())  # expect: NameError: name 'x' is not defined
