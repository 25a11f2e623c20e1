# Short reprs.
import reprlib
from reprlib import Repr, recursive_repr

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr(10 ** 60))
# expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' 100000000000000000...0000000000000000000
print(reprlib.repr({i: i for i in range(9)}), reprlib.repr((1,)), reprlib.repr(set("abcdefgh")))
# expect: {0: 0, 1: 1, 2: 2, 3: 3, ...} (1,) {'a', 'b', 'c', 'd', 'e', 'f', ...}
print(Repr(maxlist=2, fillvalue="~").repr([1, 2, 3]), Repr(maxlevel=2).repr([[[[1]]]]))
# expect: [1, 2, ~] [[[...]]]
print(Repr(indent=2).repr([1, [2]]))
# expect: [
# expect:   1,
# expect:   [
# expect:     2,
# expect:   ],
# expect: ]


class Loop(list):
    @recursive_repr()
    def __repr__(self):
        return "<" + ", ".join(map(repr, self)) + ">"


x = Loop("a")
x.append(x)
print(x)  # expect: <'a', ...>
