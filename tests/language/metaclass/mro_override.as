# A metaclass may compute the MRO.
class X: a = 'X.a'
class M(type):
    def mro(cls): return [cls, X, object]
class C(metaclass=M): pass
print(C.a, [k.__name__ for k in C.__mro__], C.__bases__)
# expect: X.a ['C', 'X', 'object'] (<class 'object'>,)
