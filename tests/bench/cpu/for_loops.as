# `for` over a range, a list, a dict, its items, an enumeration and a zip.


def main(size, rounds):
    items = [n * 7 % 101 for n in range(size)]
    table = {n: n * 3 % 103 for n in range(size)}
    total = 0
    for turn in range(rounds):
        for i in range(size):
            total += i
        for i in range(size, 0, -3):
            total -= i
        for item in items:
            total += item
        for key in table:
            total -= key
        for key, value in table.items():
            total += value
        for i, item in enumerate(items):
            if i & 1:
                total += item
        for a, b in zip(items, items):
            total += a - b
        total %= 1000003
    print(total)


main(10000, 1000)
