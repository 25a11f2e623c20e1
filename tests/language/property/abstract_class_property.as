# Properties on metaclass and class level access.
class C:
    @property
    def x(self): return 1
print(isinstance(C.x, property), C.__dict__['x'].fget(C()))  # expect: True 1
C.x = 'replaced'
print(C().x)  # expect: replaced
