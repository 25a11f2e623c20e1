# Generators in calls, unpacking and containment.
def g(): yield from (1, 2, 3)
print([*g()], (lambda *a: a)(*g()), 2 in g(), dict(enumerate(g())))
# expect: [1, 2, 3] (1, 2, 3) True {0: 1, 1: 2, 2: 3}
a, *b = g()
print(a, b, max(g()), ','.join(map(str, g())))  # expect: 1 [2, 3] 3 1,2,3
