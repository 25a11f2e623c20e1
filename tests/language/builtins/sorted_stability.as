# Sorting is stable, also in reverse.
l = [('b', 1), ('a', 2), ('b', 0), ('a', 1)]
print(sorted(l, key=lambda x: x[0]), sorted(l, key=lambda x: x[0], reverse=True), sorted(l))
# expect: [('a', 2), ('a', 1), ('b', 1), ('b', 0)] [('b', 1), ('b', 0), ('a', 2), ('a', 1)] [('a', 1), ('a', 2), ('b', 0), ('b', 1)]
