# __setattr__ of a metaclass guards the class.
class M(type):
    def __setattr__(cls, n, v):
        if n == 'locked': raise AttributeError('locked')
        super().__setattr__(n, v)
class C(metaclass=M): pass
C.x = 1
print(C.x)  # expect: 1
try: C.locked = 1
except AttributeError as e: print(e)  # expect: locked
