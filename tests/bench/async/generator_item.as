# One item of a plain generator, drawn by a for loop.
import time

COUNT, REPEATS = 1000000, 5


def numbers(count):
    i = 0
    while i < count:
        yield i
        i += 1


def measure():
    total = 0
    start = time.perf_counter()
    for value in numbers(COUNT):
        total += value
    elapsed = time.perf_counter() - start
    assert total == COUNT * (COUNT - 1) // 2
    return elapsed / COUNT


print("generator_item %.1f" % (min([measure() for _ in range(REPEATS)]) * 1e9))
