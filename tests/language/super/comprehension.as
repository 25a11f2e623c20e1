# super() inside a comprehension of a method.
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return [super().f() for _ in range(2)]
print(B().f())  # expect: ['A', 'A']
