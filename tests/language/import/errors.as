# Modules and names that do not exist.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(exec, 'import nope_nope')  # expect: ModuleNotFoundError: No module named 'nope_nope'
fails(exec, 'import math.nope')
# expect: ModuleNotFoundError: No module named 'math.nope'; 'math' is not a package
fails(exec, 'import _support.nope')  # expect: ModuleNotFoundError: No module named '_support.nope'
try: from math import nope
except ImportError as e: print(type(e).__name__, str(e).split(' (')[0], e.name)
# expect: ImportError cannot import name 'nope' from 'math' math
try: from _support import nope
except ImportError as e: print(str(e).split(' (')[0], e.name)
# expect: cannot import name 'nope' from '_support' _support
try: import nope.sub
except ModuleNotFoundError as e: print(e, e.name)  # expect: No module named 'nope' nope
fails(exec, 'from . import x')
# expect: ImportError: attempted relative import with no known parent package
