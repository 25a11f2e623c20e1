# Exceptions raised after throw have the right context.
def g():
    try: yield
    except ValueError: raise KeyError('k')
it = g()
next(it)
try: it.throw(ValueError('v'))
except KeyError as e: print(repr(e.__context__), e.__cause__)  # expect: ValueError('v') None
