# The abstract base classes recognise what has the right methods.
from collections.abc import (
    Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence,
    Set, Sized)

print(isinstance([], Sequence), isinstance({}, Mapping), isinstance((), MutableSequence))
# expect: True True False
print(isinstance(iter([]), Iterator), isinstance([], Hashable), isinstance(len, Callable))
# expect: True False True


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return self.n - i


c = Countdown(4)
print(list(c), 3 in c, c.index(2), c.count(1), list(reversed(c)))
# expect: [4, 3, 2, 1] True 2 1 [1, 2, 3, 4]


class Bag(Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


print(list(Bag("abc") & Bag("bcd")), Bag("ab") <= Bag("abc"), list(Bag("ab") | "c"))
# expect: ['b', 'c'] True ['a', 'b', 'c']
print(Bag("ab") == {"a", "b"}, Bag("a").isdisjoint("b"))  # expect: True True


class Half(MutableMapping):
    def __getitem__(self, key):
        return 1


try:
    Half()
except TypeError as error:
    print(error)
    # expect: Can't instantiate abstract class Half without an implementation for abstract methods '__delitem__', '__iter__', '__len__', '__setitem__'
print(Callable[[int], str], Mapping[str, int], Iterable[int])
# expect: collections.abc.Callable[[int], str] collections.abc.Mapping[str, int] collections.abc.Iterable[int]
match c:
    case [first, *rest]:
        print(first, rest)  # expect: 4 [3, 2, 1]
