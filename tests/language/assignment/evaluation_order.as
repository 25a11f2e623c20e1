# The right side comes first, then targets from the left.
def t(n, v=None):
    print(n, end=' ')
    return v
l = [0, 0]
t('target1', l)[t('index1', 0)], t('target2', l)[t('index2', 1)] = t('right', 5), 6
print(l)  # expect: right target1 index1 target2 index2 [5, 6]
