# Shallow and deep copies.
import copy


class Node:
    def __init__(self, items):
        self.items = items


class Slotted:
    __slots__ = ("a", "b")


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep"


n = Node([1, [2]])
s, d = copy.copy(n), copy.deepcopy(n)
print(s.items is n.items, d.items is n.items, d.items)  # expect: True False [1, [2]]
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is loop)  # expect: True False
x = Slotted()
x.a = [1]
y = copy.deepcopy(x)
print(y.a, y.a is x.a, hasattr(y, "b"))  # expect: [1] False False
print(copy.copy(Custom()), copy.deepcopy([Custom()]))  # expect: shallow ['deep']
shared = [0]
pair = copy.deepcopy((shared, shared))
print(pair[0] is pair[1], copy.deepcopy((1, "a")), copy.copy({1, 2}))
# expect: True (1, 'a') {1, 2}
t = (1, (2,))
print(copy.deepcopy(t) is t, copy.copy(len) is len)  # expect: True True
try:
    copy.replace(3, x=1)
except TypeError as error:
    print(error)  # expect: replace() does not support int objects
