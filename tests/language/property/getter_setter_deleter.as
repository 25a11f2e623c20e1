# The three functions of a property.
class C:
    def __init__(self): self._x = 0
    @property
    def x(self):
        'doc of x'
        return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): print('deleting'); self._x = None
c = C()
c.x = 5
print(c.x, C.x.__doc__)  # expect: 10 doc of x
del c.x  # expect: deleting
print(c.x, type(C.x).__name__)  # expect: None property
