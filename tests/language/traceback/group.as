# An exception group prints as a tree.
def f():
    raise ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [TypeError('t'), KeyError('k')])])
f()
# expect-stderr:   + Exception Group Traceback (most recent call last):
# expect-stderr:   |   File "group.as", line 4, in <module>
# expect-stderr:   |     f()
# expect-stderr:   |     ~^^
# expect-stderr:   |   File "group.as", line 3, in f
# expect-stderr:   |     raise ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [TypeError('t'), KeyError('k')])])
# expect-stderr:   | ExceptionGroup: many (2 sub-exceptions)
# expect-stderr:   +-+---------------- 1 ----------------
# expect-stderr:     | ValueError: 1
# expect-stderr:     +---------------- 2 ----------------
# expect-stderr:     | ExceptionGroup: inner (2 sub-exceptions)
# expect-stderr:     +-+---------------- 1 ----------------
# expect-stderr:       | TypeError: t
# expect-stderr:       +---------------- 2 ----------------
# expect-stderr:       | KeyError: 'k'
# expect-stderr:       +------------------------------------
# expect-error:       +------------------------------------
