# Names with two leading underscores are mangled in class bodies.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    __x = 1
    def get(self): return self.__x
    def __m(self): return 'm'
    def call(self): return self.__m()
    __y__ = 2
class _D:
    def f(self): self.__z = 1
c = C()
print(c.get(), C._C__x, c.call(), C.__y__, '__x' in dir(C), c._C__m())  # expect: 1 1 m 2 False m
fails(lambda: c.__x)  # expect: AttributeError: 'C' object has no attribute '__x'
d = _D(); d.f()
print(d.__dict__)  # expect: {'_D__z': 1}
