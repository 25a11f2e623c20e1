# Unknown, doubled and positional-only keywords.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(a, /, b, *, c): pass
fails(lambda: f(1, 2, c=3, d=4))  # expect: TypeError: f() got an unexpected keyword argument 'd'
fails(lambda: f(1, 2, b=3, c=4))  # expect: TypeError: f() got multiple values for argument 'b'
fails(lambda: f(a=1, b=2, c=3))
# expect: TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'
fails(lambda: f(1, 2))  # expect: TypeError: f() missing 1 required keyword-only argument: 'c'
fails(lambda: f(1, 2, 3))  # expect: TypeError: f() takes 2 positional arguments but 3 were given
fails(lambda: f(1, 2, 3, c=4))
# expect: TypeError: f() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
def g(*, x, y): pass
fails(lambda: g())  # expect: TypeError: g() missing 2 required keyword-only arguments: 'x' and 'y'
fails(lambda: g(1))  # expect: TypeError: g() takes 0 positional arguments but 1 was given
fails(lambda: g(1, x=1, y=2))
# expect: TypeError: g() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
def p(a, b, /): pass
fails(lambda: p(a=1, b=2))
# expect: TypeError: p() got some positional-only arguments passed as keyword arguments: 'a, b'
fails(lambda: p(b=1))
# expect: TypeError: p() got some positional-only arguments passed as keyword arguments: 'b'
