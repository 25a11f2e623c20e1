# operator.length_hint and __length_hint__ of built-in iterators.
from operator import length_hint
a = iter([1, 2, 3])
next(a)
print(length_hint(a), length_hint('abc'), length_hint(5, 9), length_hint(iter(range(4))), length_hint(reversed([1, 2])), length_hint(iter({1: 1})))
# expect: 2 3 9 4 2 1
class H:
    def __length_hint__(self): return NotImplemented
print(length_hint(H(), 3))  # expect: 3
