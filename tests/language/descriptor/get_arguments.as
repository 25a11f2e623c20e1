# What __get__ receives through instance, class and super.
class D:
    def __get__(self, o, t=None): return (o is not None, t.__name__ if t else None)
class A: d = D()
class B(A):
    def s(self): return super().d
print(A.d, A().d, B.d, B().d, B().s())
# expect: (False, 'A') (True, 'A') (False, 'B') (True, 'B') (True, 'B')
