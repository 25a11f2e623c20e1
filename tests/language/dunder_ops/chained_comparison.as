# Chained comparisons evaluate each operand once and stop early.
def t(x):
    print(x, end=' ')
    return x
print(t(1) < t(2) < t(3), t(3) < t(2) < t(1), t(1) == t(1) != t(2))
# expect: 1 2 3 3 2 1 1 2 True False True
print(1 < 2 > 1 in [1] is not None, (1 < 2) < 3, 1 < (2 < 3))  # expect: True True False
