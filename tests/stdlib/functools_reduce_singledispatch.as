# reduce, singledispatch, total_ordering.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from functools import *
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 5))  # expect: 6 5
fails(lambda: reduce(max, []))
# expect: TypeError: reduce() of empty iterable with no initial value
@singledispatch
def f(x): return 'any'
@f.register
def _(x: int): return 'int'
@f.register(list)
def _(x): return 'list'
print(f(1), f(True), f([]), f('a'))  # expect: int int list any
@total_ordering
class C:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(C(1) >= C(0), C(1) <= C(1))  # expect: True True
