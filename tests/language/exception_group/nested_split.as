# Nested groups keep their shape when split.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

g = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), ValueError(3)])])
print(g.split(ValueError))
# expect: (ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [ValueError(3)])]), ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2)])]))
print(g.subgroup(TypeError), g.subgroup(KeyError), g.split(lambda e: isinstance(e, ExceptionGroup) and e.message == 'b'))
# expect: a (1 sub-exception) None (ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2), ValueError(3)])]), ExceptionGroup('a', [ValueError(1)]))
print(g.derive([KeyError()]))  # expect: a (1 sub-exception)
fails(lambda: g.split(5))
# expect: TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)
