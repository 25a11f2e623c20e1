# *args and **kwargs collect the rest.
def f(a, *args, b=2, **kw): return a, args, b, kw
print(f(1), f(1, 2, 3), f(1, b=5, c=6), f(a=0, z=1), f(*'ab', **{'q': 1}), f(1, *[2], 3, *(4, 5)))
# expect: (1, (), 2, {}) (1, (2, 3), 2, {}) (1, (), 5, {'c': 6}) (0, (), 2, {'z': 1}) ('a', ('b',), 2, {'q': 1}) (1, (2, 3, 4, 5), 2, {})
