# from ... import * honours __all__ and underscores.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from _support.alpha import *
print(shown, _under)  # expect: shown under
fails(lambda: hidden)  # expect: NameError: name 'hidden' is not defined
from _support.beta import *
print(public, also_shown, hidden)  # expect: public shown hidden
fails(lambda: _private)  # expect: NameError: name '_private' is not defined
