# super() in a closure uses the first argument of that function.
class A:
    def f(self): return 'A.f'
class B(A):
    def f(self):
        def inner(me): return super().f()
        return inner(self)
    def g(self): return [super(B, self).f() for _ in range(1)]
    def h(self): return (lambda: super(__class__, self).f())()
print(B().f(), B().g(), B().h())  # expect: A.f ['A.f'] A.f
