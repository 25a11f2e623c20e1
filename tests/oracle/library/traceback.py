import traceback
def inner(): raise ValueError('deep')
try:
    try: inner()
    except ValueError as e: raise KeyError('outer') from e
except KeyError as e:
    t = traceback.TracebackException.from_exception(e)
    print([f.name for f in traceback.extract_tb(e.__traceback__)], traceback.format_exception_only(e), str(t.__cause__))
    print(len(traceback.format_exc().splitlines()) > 8, list(traceback.walk_tb(e.__traceback__))[0][1] > 0)
