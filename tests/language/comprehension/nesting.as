# Several for and if clauses run from left to right.
print([(i, j) for i in range(4) if i % 2 for j in range(i) if j != 1])
# expect: [(1, 0), (3, 0), (3, 2)]
print([[j for j in range(i)] for i in range(3)])  # expect: [[], [0], [0, 1]]
print([x for row in [[1, 2], [3]] for x in row if x > 1 if x < 9])  # expect: [2, 3]
