# The exception being handled is the generator's own.
import sys
def g():
    try: raise ValueError('inner')
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
it = g()
print(next(it), sys.exception())  # expect: ValueError('inner') None
try: raise KeyError('outer')
except KeyError:
    print(next(it), repr(sys.exception()))  # expect: ValueError('inner') KeyError('outer')
