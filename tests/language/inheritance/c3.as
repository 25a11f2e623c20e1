# The method resolution order is C3.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), D.__bases__, D.__base__)
# expect: ['D', 'B', 'C', 'A', 'object'] True (<class '__main__.B'>, <class '__main__.C'>) <class '__main__.B'>
try:
    class E(A, B): pass
except TypeError as e: print(e)
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
class X(B, C): pass
class Y(C, B): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
# expect: Cannot create a consistent method resolution order (MRO) for bases B, C
