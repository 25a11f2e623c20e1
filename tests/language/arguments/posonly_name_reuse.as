# A positional-only name may come again in **kwargs.
def f(a, /, **kw): return a, kw
print(f(1, a=2), f(1, **{'a': 3}))  # expect: (1, {'a': 2}) (1, {'a': 3})
def g(a=9, /, *, b): return a, b
print(g(b=1), g(5, b=2))  # expect: (9, 1) (5, 2)
