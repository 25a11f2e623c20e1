# global and nonlocal in class bodies.
def f():
    n = 1
    class C:
        nonlocal n
        n = 2
        global G
        G = 3
    return n, hasattr(C, 'n')
print(f(), G)  # expect: (2, False) 3
