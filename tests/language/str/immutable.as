# Strings refuse item assignment and deletion.
s = 'abc'
try: s[0] = 'x'
except TypeError as e: print(e)  # expect: 'str' object does not support item assignment
try: del s[0]
except TypeError as e: print(e)  # expect: 'str' object doesn't support item deletion
try: s.x = 1
except AttributeError as e: print(e)
# expect: 'str' object has no attribute 'x' and no __dict__ for setting new attributes
