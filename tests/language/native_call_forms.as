# Calls of natives with their arguments in place: from functions, generators, coroutines, through
# bound methods, descriptors, classes, with missing optional arguments and with too many.
def gen():
    push = items.append
    for i in range(3):
        push(str(i) + "x".upper())
        yield len(items), min(i, 1), max(i, 1, 2), int("7"), list("ab"), "a,b".split(",")


items = []
for got in gen():
    print(got)
# expect: (1, 0, 2, 7, ['a', 'b'], ['a', 'b'])
# expect: (2, 1, 2, 7, ['a', 'b'], ['a', 'b'])
# expect: (3, 1, 2, 7, ['a', 'b'], ['a', 'b'])
print(items)
# expect: ['0X', '1X', '2X']


async def co():
    out = []
    for word in "b a".split():
        out.append(word.join("--"))
    return sorted(out), dict(a=1), dict([(1, 2)]), dict(), set(out) == {"-b-", "-a-"}

import asyncio
print(asyncio.run(co()))
# expect: (['-a-', '-b-'], {'a': 1}, {1: 2}, {}, True)

for call in (lambda: len(), lambda: len(1, 2), lambda: [].append(), lambda: str.upper(),
             lambda: str.upper(1), lambda: {}.get(), lambda: list(1, 2), lambda: bool(1, 2),
             lambda: float("1", 2), lambda: "".split(1, 2, 3), lambda: min(), lambda: min(1),
             lambda: set(1, 2), lambda: list.append(), lambda: tuple(1, 2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: len() takes exactly one argument (0 given)
# expect: len() takes exactly one argument (2 given)
# expect: list.append() takes exactly one argument (0 given)
# expect: unbound method str.upper() needs an argument
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# expect: get expected at least 1 argument, got 0
# expect: list expected at most 1 argument, got 2
# expect: bool expected at most 1 argument, got 2
# expect: float expected at most 1 argument, got 2
# expect: split() takes at most 2 arguments (3 given)
# expect: min expected at least 1 argument, got 0
# expect: 'int' object is not iterable
# expect: set expected at most 1 argument, got 2
# expect: unbound method list.append() needs an argument
# expect: tuple expected at most 1 argument, got 2


class Words(list):
    pass


words = Words("xy")
words.append("z")
print(words, Words.append(words, "w"), list.append(words, "v"), words.index("v"))
# expect: ['x', 'y', 'z', 'w', 'v'] None None 4


def many(n):
    if n:
        return many(n - 1) + len(str(n))
    return 0


print(many(500), dict.fromkeys("ab", 1), str.maketrans("a", "b"), type(5), bytes(3), range(3))
# expect: 1392 {'a': 1, 'b': 1} {97: 98} <class 'int'> b'\x00\x00\x00' range(0, 3)
