# A dict whose keys are strings, most of them made at run time.


def main(size, rounds):
    names = ["key-" + str(i * 7919 % size) for i in range(size)]
    table = {}
    for i, name in enumerate(names):
        table[name] = i
    total = 0
    for turn in range(rounds):
        for name in names:
            total += table[name]
            table[name] = turn
        record = {"name": turn, "size": size, "total": 0}
        for i in range(size):
            record["total"] += record["size"] - record["name"]
        total += record["total"]
    missing = 0
    for i in range(size * 2):
        if "key-" + str(i) not in table:
            missing += 1
    print(len(table), total, missing)


main(50000, 130)
