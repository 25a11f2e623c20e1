# except* splits the group.
try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as e: print('V', e.exceptions)  # expect: V (ValueError(1), ValueError(3))
except* TypeError as e: print('T', repr(e))  # expect: T ExceptionGroup('g', [TypeError(2)])
try:
    try: raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError: print('V')
except ExceptionGroup as e: print('rest', repr(e))
# expect: V
# expect: rest ExceptionGroup('g', [KeyError(2)])
