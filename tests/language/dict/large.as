# Many insertions and deletions keep look-ups right.
d = {}
for i in range(5000): d[i * 7919 % 10007] = i
print(len(d), d[7919], sum(d.values()))  # expect: 5000 1 12497500
for i in range(0, 5000, 2): del d[i * 7919 % 10007]
print(len(d), 0 in d, d[7919 % 10007], next(iter(d)), sum(d))  # expect: 2500 False 1 7919 12507359
for i in range(100): d['s%d' % i] = i
print(d['s99'], len(d), list(d)[-1])  # expect: 99 2600 s99
