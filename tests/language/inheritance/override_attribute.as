# Subclasses override methods, data and properties.
class A:
    x = 1
    @property
    def p(self): return 'A.p'
    def m(self): return self.x
class B(A):
    x = 2
    p = 'plain'
print(B().m(), B().p, A().p)  # expect: 2 plain A.p
b = B()
b.p = 3
print(b.p)  # expect: 3
