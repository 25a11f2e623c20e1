# Chained assignment goes from left to right.
a = b = [1]
print(a is b)  # expect: True
i = 0
l = [0, 0]
i = l[i] = 1
print(i, l)  # expect: 1 [0, 1]
x = y, z = 1, 2
print(x, y, z)  # expect: (1, 2) 1 2
