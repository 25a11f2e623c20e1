# Functions made in a comprehension share its variable.
print([f() for f in [lambda: i for i in range(3)]])  # expect: [2, 2, 2]
print([f() for f in [lambda i=i: i for i in range(3)]])  # expect: [0, 1, 2]
def f(n): return [lambda: n + k for k in range(2)]
print([g() for g in f(10)])  # expect: [11, 11]
