# Runs, reversals and repeated values.
a = [(i * 7919) % 1009 for i in range(2000)]
print(sorted(a) == sorted(a[::-1]), sorted(a)[:5], sorted(range(1000, 0, -1))[:3])
# expect: True [0, 0, 1, 1, 2] [1, 2, 3]
b = list(range(500)) + list(range(500, 0, -1)) + [5] * 100
b.sort()
print(all(x <= y for x, y in zip(b, b[1:])), len(b))  # expect: True 1100
p = sorted(((x % 10, i) for i, x in enumerate(a)), key=lambda t: t[0])
print(all(x[0] < y[0] or x[1] < y[1] for x, y in zip(p, p[1:])))  # expect: True
