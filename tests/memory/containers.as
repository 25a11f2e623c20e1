# Lists, tuples, dicts, sets: growing, copying, sorting, unpacking.
items = [i * 7 % 31 for i in range(100)]
items.extend(str(i) for i in range(20))
items.insert(3, (1, 2))
del items[5:20:2]
items[2:4] = [None] * 10
a, *b = items
table = {i: str(i) for i in range(60)}
table.update({"x": 1}, y=2)
for i in range(30):
    table.pop(i)
    table["k" + str(i)] = [i]
unique = {i % 17 for i in range(100)} | {"a", (1, 2)}
print(sorted(table, key=str), len(items), b[:3], unique - {1, 2}, frozenset(unique) >= {3})
print(dict(zip("abc", range(3))), list(map(lambda x: x * 2, range(20))), {**table, "z": 0} == table, [*items, *b] < [1])
print(repr([items, table])[:100], list(reversed(items))[:2], tuple(items) * 2 == (), sorted(["b", "a"], reverse=True))
