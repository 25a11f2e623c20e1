# Decorators apply from the bottom up.
def d(n):
    return lambda f: lambda *a: f'{n}({f(*a)})'
@d('a')
@d('b')
def f(x): return x
print(f(1))  # expect: a(b(1))
