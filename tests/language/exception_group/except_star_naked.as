# A plain exception is wrapped for except*.
try: raise ValueError('plain')
except* ValueError as e: print(repr(e))  # expect: ExceptionGroup('', (ValueError('plain'),))
try:
    try: raise ValueError('x')
    except* TypeError: print('no')
except ValueError as e: print('through', repr(e))  # expect: through ValueError('x')
try: pass
except* ValueError: print('no')
else: print('else')  # expect: else
finally: print('finally')  # expect: finally
