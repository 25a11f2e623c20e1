# A dict whose keys are integers: counting, updating, looking up, deleting.


def main(size, rounds):
    table = {}
    seed = 42
    for _ in range(rounds):
        seed = seed * 16807 % 2147483647
        key = seed % size
        if key in table:
            table[key] += 1
        else:
            table[key] = 1
    hits = 0
    for key in range(2 * size):
        hits += table.get(key, 0) * (key % 7)
    for key in range(0, size, 3):
        if key in table:
            del table[key]
    for key in range(size, size + size // 2):
        table[key] = key
    print(len(table), hits, sum(table.values()))


main(200000, 2000000)
