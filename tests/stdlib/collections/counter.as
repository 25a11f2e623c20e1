# Counting, and arithmetic on counts.
from collections import Counter

c = Counter("abracadabra")
print(c)  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
print(c.most_common(2), c["z"], c.total())  # expect: [('a', 5), ('b', 2)] 0 11
print(sorted(c.elements()))  # expect: ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'r', 'r']
c.update("zz")
c.subtract({"a": 5, "q": 1})
print(c["z"], c["a"], c["q"])  # expect: 2 0 -1
a, b = Counter(x=3, y=1), Counter(x=1, y=2)
print(a + b, a - b, a & b, a | b)
# expect: Counter({'x': 4, 'y': 3}) Counter({'x': 2}) Counter({'x': 1, 'y': 1}) Counter({'x': 3, 'y': 2})
print(+Counter(x=1, y=-1), -Counter(x=1, y=-1))  # expect: Counter({'x': 1}) Counter({'y': 1})
print(a >= b, Counter(x=1) <= a, Counter(x=0) == Counter())  # expect: False True True
a -= b
print(a, Counter())  # expect: Counter({'x': 2}) Counter()
del a["missing"]
try:
    Counter.fromkeys("abc")
except NotImplementedError as error:
    print(error)  # expect: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
