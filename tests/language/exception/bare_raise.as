# A bare raise re-raises what is being handled, also from a function.
def again(): raise
try:
    try: raise ValueError('x')
    except ValueError: again()
except ValueError as e: print('again', e)  # expect: again x
try:
    try: raise KeyError('outer')
    except KeyError:
        try: raise ValueError('inner')
        except ValueError: pass
        raise
except Exception as e: print(repr(e))  # expect: KeyError('outer')
