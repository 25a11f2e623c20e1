# A walrus in a function makes a local; global and nonlocal are honoured.
def f():
    if (a := 1): pass
    return a
print(f(), 'a' in globals())  # expect: 1 False
def g():
    global gg
    (gg := 5)
g()
print(gg)  # expect: 5
def h():
    n = 0
    def k():
        nonlocal n
        return (n := n + 1)
    k()
    return n
print(h())  # expect: 1
