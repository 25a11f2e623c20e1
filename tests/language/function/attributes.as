# Functions carry attributes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(a, *, b=1):
    'Doc.'
f.x = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.x)
# expect: f f Doc. __main__ None {'b': 1} {'x': 5} 5
f.__name__ = 'g'
print(f.__name__)  # expect: g
try: f.__name__ = 5
except TypeError as e: print(e)  # expect: __name__ must be set to a string object
fails(lambda: f.nope)  # expect: AttributeError: 'function' object has no attribute 'nope'
