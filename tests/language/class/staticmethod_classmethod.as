# Binding of static and class methods.
class A:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
class B(A): pass
print(A.s(1), B().s(2), B.c(), B().c(), A.__dict__['s'](3), type(A.__dict__['c']).__name__, A.__dict__['s'].__func__(4))
# expect: 1 2 B B 3 classmethod 4
