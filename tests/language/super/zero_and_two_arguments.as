# super() with and without arguments.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B'
    def g(self): return super().f(), super(B, self).f(), super(A, self)
    @classmethod
    def c(cls): return super().__name__ if hasattr(super(), '__name__') else 'none'
b = B()
print(b.g()[:2], super(B, b).f(), super(B, B).f(b))  # expect: ('A', 'A') A A
fails(lambda: super(B, 5).f())
# expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
fails(lambda: super(5))  # expect: TypeError: super() argument 1 must be a type, not int
fails(lambda: super().f())  # expect: RuntimeError: super(): no arguments
fails(lambda: b.g()[2].f())  # expect: AttributeError: 'super' object has no attribute 'f'
