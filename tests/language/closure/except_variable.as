# The variable of except is unbound after its block, for closures too.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f():
    try: raise ValueError('v')
    except ValueError as e:
        g = lambda: e
        print(repr(g()))
    return g
fails(lambda: f()())
# expect: ValueError('v')
# expect: NameError: cannot access free variable 'e' where it is not associated with a value in enclosing scope
