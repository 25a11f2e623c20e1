# The parts of a split group keep its context, and their __suppress_context__ is set.
def group():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except ExceptionGroup as e:
        return e

g = group()
match, rest = g.split(KeyError)
for e in g, match, rest, g.subgroup(ValueError), g.derive([ValueError(3)]):
    print(e.__suppress_context__, repr(e.__context__))
# expect: False ZeroDivisionError('division by zero')
# expect: True ZeroDivisionError('division by zero')
# expect: True ZeroDivisionError('division by zero')
# expect: True ZeroDivisionError('division by zero')
# expect: False None
