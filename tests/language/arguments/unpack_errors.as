# Bad operands of * and ** in calls.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(*a, **k): return a, k
fails(lambda: f(*5))
# expect: TypeError: __main__.f() argument after * must be an iterable, not int
fails(lambda: f(**5))
# expect: TypeError: __main__.f() argument after ** must be a mapping, not int
fails(lambda: f(**{1: 2}))  # expect: TypeError: keywords must be strings
fails(lambda: f(**{'a': 1}, a=2))
# expect: TypeError: __main__.f() got multiple values for keyword argument 'a'
fails(lambda: f(**{'a': 1}, **{'a': 2}))
# expect: TypeError: __main__.f() got multiple values for keyword argument 'a'
fails(lambda: f(*None))
# expect: TypeError: __main__.f() argument after * must be an iterable, not NoneType
def g(a): pass
fails(lambda: g(1, **{'a': 2}))  # expect: TypeError: g() got multiple values for argument 'a'
