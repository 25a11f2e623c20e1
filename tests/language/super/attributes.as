# super reads class attributes and binds properties, but does not set.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    x = 1
    @property
    def p(self): return f'p of {type(self).__name__}'
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'
class B(A):
    def f(self): return super().x, super().p, super().c(), super().s()
    def g(self): super().x = 5
b = B()
print(b.f())  # expect: (1, 'p of B', 'B', 's')
fails(b.g)
# expect: AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes
fails(lambda: super(B, b).nope)  # expect: AttributeError: 'super' object has no attribute 'nope'
