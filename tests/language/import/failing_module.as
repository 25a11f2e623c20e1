# A module that raises is not kept.
import sys
for _ in range(2):
    try: import _support.raises
    except ValueError as e: print(e)
# expect: module failed
# expect: module failed
print('_support.raises' in sys.modules)  # expect: False
try: import _support.bad_syntax
except SyntaxError as e: print(e.msg, e.lineno)  # expect: invalid syntax 2
