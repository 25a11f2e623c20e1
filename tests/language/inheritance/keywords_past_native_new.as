# Keywords of a class with an __init__ of its own do not reach a constructor that knows none.
class F(float):
    def __init__(self, x, *, unit):
        self.unit = unit

class T(tuple):
    def __init__(self, items=(), key=None):
        self.key = key

class S(frozenset):
    def __init__(self, items=(), key=None):
        self.key = key

print(F(2.5, unit='m'), F(2.5, unit='m').unit)  # expect: 2.5 m
print(T([1], key=3), T([1], key=3).key)  # expect: (1,) 3
print(S(key=4).key)  # expect: 4
for make in (lambda: float(1, unit=2), lambda: S([1], [2])):
    try:
        make()
    except TypeError as e:
        print(e)
# expect: float() takes no keyword arguments
# expect: S expected at most 1 argument, got 2
