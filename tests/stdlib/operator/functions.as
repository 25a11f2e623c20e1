# Operators as functions.
import operator
from operator import attrgetter, itemgetter, methodcaller

print(operator.add(1, 2), operator.truediv(1, 2), operator.contains([1], 1), operator.not_(0))
# expect: 3 0.5 True True
print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 1}))
# expect: b ('a', 'c') 1
print(attrgetter("real")(3), attrgetter("real", "imag")(2j), methodcaller("split", ",")("a,b"))
# expect: 3 (0.0, 2.0) ['a', 'b']
print(operator.countOf("banana", "a"), operator.indexOf([5, 6], 6), operator.length_hint([1, 2]))
# expect: 3 1 2
x = [1]
print(operator.iadd(x, [2]) is x, operator.__lt__(1, 2), operator.call(max, 3, 4))
# expect: True True 4
print(repr(itemgetter(1)), repr(attrgetter("a.b")), repr(methodcaller("m", 1, k=2)))
# expect: operator.itemgetter(1) operator.attrgetter('a.b') operator.methodcaller('m', 1, k=2)
try:
    operator.indexOf([], 1)
except ValueError as error:
    print(error)  # expect: sequence.index(x): x not in sequence
