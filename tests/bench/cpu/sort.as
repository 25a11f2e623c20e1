# list.sort and sorted without a key: ints, floats, strings; random, sorted and reversed input.


def numbers(count):
    seed = 12345
    result = []
    for _ in range(count):
        seed = seed * 16807 % 2147483647
        result.append(seed)
    return result


def check(items):
    total = 0
    for i, item in enumerate(items):
        total = (total + i % 1009 * (item % 1009)) % 1000000007
    return total


def main(count, rounds):
    ints = numbers(count)
    floats = [n / 7 for n in ints]
    words = ["w" + str(n % 100003) for n in ints]
    for _ in range(rounds):
        ascending = sorted(ints)
        ordered = sorted(floats)
        dictionary = sorted(words)
        nearly = ascending[:]
        nearly[0], nearly[-1] = nearly[-1], nearly[0]
        nearly.sort()
        falling = sorted(ascending, reverse=True)
        falling.sort()
    print(check(ascending), "%.3f" % ordered[count // 2], dictionary[count // 3],
          check(nearly), check(falling))


main(150000, 12)
