# Sorting records by a key function, by several keys, and in reverse.


class Record:
    def __init__(self, ident, group, weight):
        self.ident = ident
        self.group = group
        self.weight = weight


def main(count, rounds):
    seed = 99
    records = []
    for ident in range(count):
        seed = seed * 16807 % 2147483647
        records.append(Record(ident, seed % 50, seed % 7919))
    total = 0
    for _ in range(rounds):
        by_weight = sorted(records, key=lambda one: one.weight * 1000000 + one.ident)
        by_group = sorted(records, key=lambda one: (one.group, -one.weight, one.ident))
        falling = sorted(by_group, key=lambda one: one.ident, reverse=True)
        for i in range(0, count, 100):
            total += by_weight[i].ident * 3 + by_group[i].ident * 5 + falling[i].ident * 7
    print(total)


main(60000, 14)
