# An item that travels up a chain of `yield from` of depth 1, and of depth 1,000.
import sys
import time

REPEATS = 5


def numbers(count):
    i = 0
    while i < count:
        yield i
        i += 1


def descend(depth, count):
    if depth <= 1:
        yield from numbers(count)
    else:
        yield from descend(depth - 1, count)


def measure(depth, count):
    items = descend(depth, count)
    # The first item builds the chain; what is measured is an item of a chain that stands.
    total = next(items)
    start = time.perf_counter()
    for value in items:
        total += value
    elapsed = time.perf_counter() - start
    assert total == count * (count - 1) // 2
    return elapsed / (count - 1)


sys.setrecursionlimit(10000)
for depth, count in ((1, 300000), (1000, 3000)):
    best = min([measure(depth, count) for _ in range(REPEATS)])
    print("yield_from_depth_%d %.1f" % (depth, best * 1e9))
