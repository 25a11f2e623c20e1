# Functions for operators and getters.
import operator as o
print(o.add(1, 2), o.itemgetter(1)('abc'), o.itemgetter(0, 2)('abc'), o.attrgetter('real')(5), o.attrgetter('a.b') is not None, o.methodcaller('upper')('x'), o.contains([1], 1), o.not_(0), o.truth('a'), o.concat('a', 'b'), o.countOf([1, 1], 1), o.indexOf([5, 6], 6), o.floordiv(7, 2), o.is_(None, None), o.iadd([1], [2]))
# expect: 3 b ('a', 'c') 5 True X True True True ab 2 1 3 True [1, 2]
