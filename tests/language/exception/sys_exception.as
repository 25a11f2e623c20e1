# sys.exc_info and sys.exception follow the handler.
import sys
print(sys.exc_info(), sys.exception())  # expect: (None, None, None) None
try: raise ValueError('a')
except ValueError:
    print(sys.exc_info()[:2])  # expect: (<class 'ValueError'>, ValueError('a'))
    try: raise KeyError('b')
    except KeyError: print(repr(sys.exception()))  # expect: KeyError('b')
    print(repr(sys.exception()))  # expect: ValueError('a')
print(sys.exception())  # expect: None
