# The pairs of items(), enumerate and zip are taken apart in the loop's head, tuples or not.
d = {"a": 1, "b": 2}
for k, v in d.items():
    print(k, v)
# expect: a 1
# expect: b 2
for pair in d.items():
    k, v = pair
    print(pair, k, v)
# expect: ('a', 1) a 1
# expect: ('b', 2) b 2


def f():
    for t in enumerate("xy", 5):
        i, c = t
        print(t, i, c)
    for i, (a, b) in enumerate(zip("pq", "rs")):
        print(i, a, b)
    return [(b, a) for a, b in zip([1, 2, 3], "uv")]


print(f())
# expect: (5, 'x') 5 x
# expect: (6, 'y') 6 y
# expect: 0 p r
# expect: 1 q s
# expect: [('u', 1), ('v', 2)]

try:
    for k, v in d.items():
        d[k + "!"] = v
except RuntimeError as e:
    print(e)
# expect: dictionary changed size during iteration

try:
    for a, b in zip("abc", "ab", strict=True):
        print(a, b)
except ValueError as e:
    print(e)
# expect: a a
# expect: b b
# expect: zip() argument 2 is shorter than argument 1

try:
    for a, b in zip("ab", "abc", strict=True):
        pass
except ValueError as e:
    print(e)
# expect: zip() argument 2 is longer than argument 1


class Counted(enumerate):
    def __next__(self):
        i, item = super().__next__()
        return i * 10, item


for i, item in Counted("mn"):
    print(i, item)
# expect: 0 m
# expect: 10 n


def failing():
    yield 1
    raise KeyError("gone")


try:
    for a, b in zip(failing(), failing()):
        print(a, b)
except KeyError as e:
    print("KeyError", e)
# expect: 1 1
# expect: KeyError 'gone'

try:
    for a, b, c in d.items():
        pass
except ValueError as e:
    print(e)
# expect: not enough values to unpack (expected 3, got 2)
