# __class__ is available in methods that use it.
class A:
    def f(self): return __class__
    @staticmethod
    def g(): return __class__.__name__
B = A
A = None
print(B().f() is B, B.g())  # expect: True A
