# An infinite generator pipeline: each stage asks the one before it for the next value.
#
# Nothing is computed before somebody wants it, so the source may well be endless.
from itertools import count, islice, takewhile


def primes():
    """All primes, by a sieve that grows: each known prime is filed under its next multiple."""
    due = {}
    for n in count(2):
        if n not in due:
            yield n
            due[n * n] = [n]
        else:
            for p in due.pop(n):
                due.setdefault(n + p, []).append(p)


def pairs(values):
    """Neighbours, two by two."""
    values = iter(values)
    before = next(values)
    for value in values:
        yield before, value
        before = value


def twins(neighbours):
    return ((a, b) for a, b in neighbours if b - a == 2)


def running_average():
    """A generator that takes values with send and gives back their average so far."""
    total, n, average = 0, 0, None
    while True:
        total += yield average
        n += 1
        average = total / n


print("primes:", *islice(primes(), 12))
print("twins: ", *islice(twins(pairs(primes())), 6))
print("below 30:", sum(takewhile(lambda p: p < 30, primes())))

average = running_average()
next(average)
for p in islice(primes(), 4):
    print(f"average up to {p}: {average.send(p):.2f}")

# expect: primes: 2 3 5 7 11 13 17 19 23 29 31 37
# expect: twins:  (3, 5) (5, 7) (11, 13) (17, 19) (29, 31) (41, 43)
# expect: below 30: 129
# expect: average up to 2: 2.00
# expect: average up to 3: 2.50
# expect: average up to 5: 3.33
# expect: average up to 7: 4.25
