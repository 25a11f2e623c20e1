# Results that fit are small again and equal.
a = 2 ** 100 - (2 ** 100 - 5)
print(a, a == 5, [0, 1, 2, 3, 4, 'five'][a], hash(a), {5: 'k'}[a])  # expect: 5 True five 5 k
print((2 ** 100) >> 98, 2 ** 100 // 2 ** 99, 2 ** 100 % 7, -(2 ** 62), 2 ** 62 - 1 + 1 - 1)
# expect: 4 2 2 -4611686018427387904 4611686018427387903
print(list(range(2 ** 100, 2 ** 100 + 3))[1] - 2 ** 100)  # expect: 1
