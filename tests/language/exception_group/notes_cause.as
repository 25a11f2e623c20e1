# Split groups keep cause, context, notes and traceback.
g = ExceptionGroup('g', [ValueError(1), KeyError(2)])
g.add_note('n')
g.__cause__ = OSError('c')
m, r = g.split(ValueError)
print(m.__notes__, repr(m.__cause__), r.__notes__, m.message)  # expect: ['n'] OSError('c') ['n'] g
