# __class__ may lie to isinstance.
class C:
    @property
    def __class__(self): return int
print(isinstance(C(), int), isinstance(C(), C), type(C()).__name__, C().__class__)
# expect: True True C <class 'int'>
