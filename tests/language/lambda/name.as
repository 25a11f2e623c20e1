# Lambdas are named <lambda>.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

f = lambda: 0
print(f.__name__, f.__doc__)  # expect: <lambda> None
fails(lambda: (lambda x: x)())
# expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
fails(lambda: (lambda: 0)(1))
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
