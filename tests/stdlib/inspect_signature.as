# Signatures.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import inspect
def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str: 'doc'
s = inspect.signature(f)
print(s, list(s.parameters), s.parameters['b'].default, s.bind(1, c=3).arguments, inspect.isfunction(f), inspect.isclass(int), inspect.getdoc(f), inspect.isgeneratorfunction(f))
# expect: (a, /, b: int = 1, *args, c, d=2, **kw) -> str ['a', 'b', 'args', 'c', 'd', 'kw'] 1 {'a': 1, 'c': 3} True True doc False
fails(s.bind)  # expect: TypeError: missing a required argument: 'a'
