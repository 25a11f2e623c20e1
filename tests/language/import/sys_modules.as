# sys.modules decides what an import gives.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import sys
sys.modules['fake'] = 'not a module'
import fake
print(fake)  # expect: not a module
sys.modules['blocked'] = None
fails(exec, 'import blocked')
# expect: ModuleNotFoundError: import of blocked halted; None in sys.modules
from fake import upper
print(upper())  # expect: NOT A MODULE
