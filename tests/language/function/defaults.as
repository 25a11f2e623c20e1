# Defaults are evaluated once, at definition.
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f.__defaults__)  # expect: [1, 2] [1, 2] ([1, 2],)
n = 1
def g(a=n): return a
n = 2
print(g())  # expect: 1
f.__defaults__ = ([],)
print(f(9))  # expect: [9]
