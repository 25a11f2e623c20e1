# Captures through several levels.
def a(x):
    def b():
        def c():
            nonlocal x
            x *= 2
            return lambda: x
        return c()
    return b
print(a(5)()())  # expect: 10
def f():
    x = 1
    def g():
        def h(): return x
        return h()
    x = 2
    return g()
print(f())  # expect: 2
