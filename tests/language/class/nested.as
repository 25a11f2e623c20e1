# Classes inside classes and functions.
class A:
    class B:
        x = 1
        def f(self): return A.B.x
    b = B()
print(A.b.f(), A.B.__qualname__)  # expect: 1 A.B
def f(n):
    class L:
        def __repr__(self): return f'L{n}'
    return L()
print(f(1), f(2), type(f(1)) is type(f(1)))  # expect: L1 L2 False
