# Generators chained into a pipeline, a recursive one with `yield from`, and expressions.


def count(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def scale(items, by):
    for item in items:
        yield item * by % 10007


def only(items, modulus):
    for item in items:
        if item % modulus:
            yield item


def pairs(items):
    for item in items:
        yield item, next(items, 0)


def leaves(depth, label):
    if depth == 0:
        yield label
    else:
        yield from leaves(depth - 1, 2 * label)
        yield from leaves(depth - 1, 2 * label + 1)


def main(limit, depth):
    total = 0
    for first, second in pairs(only(scale(count(limit), 37), 3)):
        total += first - second
    total += sum(x * x % 11 for x in scale(count(limit), 5) if x & 1)
    for label in leaves(depth, 1):
        total = (total + label) % 1000000007
    print(total)


main(5000000, 18)
