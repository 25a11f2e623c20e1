# The metaclass controls instantiation.
class Single(type):
    inst = {}
    def __call__(cls, *a):
        if cls not in cls.inst: cls.inst[cls] = super().__call__(*a)
        return cls.inst[cls]
class C(metaclass=Single):
    def __init__(self, v): self.v = v
print(C(1) is C(2), C(3).v)  # expect: True 1
