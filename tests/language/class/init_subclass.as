# __init_subclass__ runs for every subclass, with keywords.
class A:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print(cls.__name__, tag)
class B(A, tag='b'): pass  # expect: B b
class C(B): pass  # expect: C None
try:
    class D(A, other=1): pass
except TypeError as e: print(e)  # expect: D.__init_subclass__() takes no keyword arguments
try:
    class E(x=1): pass
except TypeError as e: print(e)  # expect: E.__init_subclass__() takes no keyword arguments
