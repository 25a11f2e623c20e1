# Lists made by comprehensions: plain, filtered, nested, of calls, and sets and dicts too.


def square(x):
    return x * x


def main(size, rounds):
    total = 0
    for turn in range(rounds):
        plain = [x + turn for x in range(size)]
        even = [x for x in plain if x % 2 == 0]
        called = [square(x) for x in even]
        pairs = [(a, b) for a in range(40) for b in range(40) if a != b]
        table = [[row * column for column in range(30)] for row in range(30)]
        flat = [cell for row in table for cell in row]
        halves = {x // 2 for x in plain}
        sizes = {x: -x for x in even}
        total += (sum(plain) + sum(called) % 1000 + len(pairs) + sum(flat)
                  + len(halves) + sum(sizes.values()))
    print(total)


main(10000, 900)
