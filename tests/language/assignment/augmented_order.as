# Augmented assignment evaluates its target once.
def t(n, v):
    print(n, end=' ')
    return v
l = [1, 2]
t('obj', l)[t('idx', 0)] += t('right', 10)
print(l)  # expect: obj idx right [11, 2]
d = {}
d.setdefault('k', [])
d['k'] += [1]
print(d)  # expect: {'k': [1]}
