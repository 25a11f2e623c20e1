import functools
@functools.lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(20), fib.cache_info(), functools.reduce(lambda a, b: a * b, range(1, 6), 1))
@functools.singledispatch
def kind(v): return 'object'
@kind.register
def _(v: int): return 'int'
@kind.register(list)
def _(v): return 'list'
print(kind(1), kind([]), kind('x'), kind.dispatch(bool).__name__)
@functools.total_ordering
class V:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __lt__(s, o): return s.n < o.n
print(V(1) <= V(2), V(3) > V(2), functools.partial(int, base=2)('101'), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: a - b)))
class C:
    @functools.cached_property
    def p(self): print('computed'); return 5
    @functools.singledispatchmethod
    def m(self, v): return 'any'
    @m.register
    def _(self, v: str): return 'str'
    half = functools.partialmethod(lambda self, a, b: (a, b), 1)
c = C(); print(c.p, c.p, c.m('a'), c.m(1), c.half(2), repr(functools.partial(print, 1, sep='')).startswith('functools.partial('))
def deco(f):
    @functools.wraps(f)
    def inner(*a): "inner doc"; return f(*a)
    return inner
print(deco(fib).__wrapped__ is fib, deco(len).__name__)
