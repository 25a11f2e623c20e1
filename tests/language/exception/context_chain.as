# Contexts chain through nested handlers and finally.
try:
    try:
        try: raise KeyError(1)
        except KeyError: raise KeyError(2)
    finally: raise KeyError(3)
except KeyError as e:
    while e:
        print(repr(e))
        e = e.__context__
# expect: KeyError(3)
# expect: KeyError(2)
# expect: KeyError(1)
