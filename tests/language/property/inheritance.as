# Extending an inherited property.
class A:
    @property
    def x(self): return 'A'
class B(A):
    @A.x.setter
    def x(self, v): print('B set', v)
class C(A):
    @property
    def x(self): return super().x + 'C'
b = B()
b.x = 1  # expect: B set 1
print(b.x, C().x)  # expect: A AC
