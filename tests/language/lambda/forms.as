# Lambdas with every kind of parameter.
print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, z=2), (lambda a, /, b, *, c: (a, b, c))(1, 2, c=3), (lambda x: lambda y: x + y)(1)(2))
# expect: 1 3 ((1,), {'z': 2}) (1, 2, 3) 3
f = lambda x: (yield x)
print(list(f(5)))  # expect: [5]
print((lambda: (1, 2))(), [*map(lambda x: -x, (1, 2))])  # expect: (1, 2) [-1, -2]
