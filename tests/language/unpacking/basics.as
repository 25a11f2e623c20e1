# Unpacking of every kind of iterable.
a, b = 'xy'
c, d = {1: 2, 3: 4}
(e, [f, g]) = 1, (2, 3)
[h] = [5]
() = []
[] = ()
print(a, b, c, d, e, f, g, h)  # expect: x y 1 3 1 2 3 5
x, y = map(int, '12')
print(x, y)  # expect: 1 2
