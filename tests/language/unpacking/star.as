# One starred target takes the rest as a list.
a, *b = [1, 2, 3]
*c, d = 'xyz'
e, *f, g = 1, 2
*h, = range(2)
print(a, b, c, d, e, f, g, h)  # expect: 1 [2, 3] ['x', 'y'] z 1 [] 2 [0, 1]
(i, *j), *k = [[1, 2, 3], 4]
print(i, j, k)  # expect: 1 [2, 3] [4]
