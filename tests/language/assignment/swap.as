# Swapping through tuples.
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)  # expect: 3 1 2
l = [0, 1, 2]
i = 0
i, l[i] = 2, 'x'
print(i, l)  # expect: 2 [0, 1, 'x']
a, a = 1, 2
print(a)  # expect: 2
