# except matches subclasses, tuples and nothing else.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(exc, types):
    try: raise exc
    except types: return 'matched'
print(f(KeyError(), LookupError), f(ValueError(), (KeyError, ValueError)), f(KeyError(), (int, Exception)) if 0 else '')
# expect-repr: 'matched matched '
fails(f, ValueError('v'), KeyError)  # expect: ValueError: v
fails(f, ValueError('v'), 5)
# expect: TypeError: catching classes that do not inherit from BaseException is not allowed
fails(f, ValueError('v'), (KeyError, 'x'))
# expect: TypeError: catching classes that do not inherit from BaseException is not allowed
fails(f, ValueError('v'), [ValueError])
# expect: TypeError: catching classes that do not inherit from BaseException is not allowed
fails(f, ValueError('v'), ())  # expect: ValueError: v
