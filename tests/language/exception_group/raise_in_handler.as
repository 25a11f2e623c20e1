# Exceptions raised in except* blocks are gathered.
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError: raise KeyError('new')
    except* TypeError: raise
except ExceptionGroup as e: print(repr(e), repr(e.exceptions[0]), repr(e.exceptions[-1]))
# expect: ExceptionGroup('', [KeyError('new'), ExceptionGroup('g', [TypeError(2), OSError(3)])]) KeyError('new') ExceptionGroup('g', [TypeError(2), OSError(3)])
