# Parameters can be captured and rebound.
def f(x, *args, **kw):
    def g():
        nonlocal x
        x += 1
        return x, args, kw
    return g
g = f(1, 2, k=3)
print(g(), g())  # expect: (2, (2,), {'k': 3}) (3, (2,), {'k': 3})
