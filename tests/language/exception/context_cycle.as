# Re-raising an exception in its own handler makes no cycle.
try:
    try: raise ValueError('a')
    except ValueError as a:
        try: raise KeyError('b')
        except KeyError as b: raise a
except ValueError as e: print(repr(e), repr(e.__context__), e.__context__.__context__)
# expect: ValueError('a') KeyError('b') None
