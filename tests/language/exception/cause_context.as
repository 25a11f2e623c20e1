# __cause__, __context__ and __suppress_context__.
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('v')
except ValueError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
# expect: ZeroDivisionError('division by zero') None False
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise ValueError('v') from z
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
# expect: ZeroDivisionError('division by zero') True
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('v') from None
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None ZeroDivisionError('division by zero') True
