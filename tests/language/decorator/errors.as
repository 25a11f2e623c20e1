# An error in a decorator leaves the name unbound.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

try:
    @undefined
    def f(): pass
except NameError as e: print(e)  # expect: name 'undefined' is not defined
try:
    @(lambda: 0)
    def g(): pass
except TypeError as e: print(e)  # expect: <lambda>() takes 0 positional arguments but 1 was given
fails(lambda: g)  # expect: NameError: name 'g' is not defined
