# Where import * may not stand, and __all__ that lies.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

syntax('def f():\n from math import *')
# expect: SyntaxError | import * only allowed at module level | 2 | 19
syntax('class C:\n from math import *')
# expect: SyntaxError | import * only allowed at module level | 2 | 19
import types, sys
m = types.ModuleType('liar')
m.__all__ = ['missing']
sys.modules['liar'] = m
fails(exec, 'from liar import *')
# expect: AttributeError: module 'liar' has no attribute 'missing'
m.__all__ = [5]
fails(exec, 'from liar import *')  # expect: TypeError: Item in liar.__all__ must be str, not int
