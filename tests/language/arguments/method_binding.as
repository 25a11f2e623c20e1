# Arguments of bound, unbound and static calls.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def m(self, *a, **k): return type(self).__name__, a, k
    @staticmethod
    def s(*a): return a
    @classmethod
    def c(cls, *a): return cls.__name__, a
print(C().m(1, x=2), C.m(C(), 1), C.s(1), C().s(2), C.c(3), C().c(4))
# expect: ('C', (1,), {'x': 2}) ('C', (1,), {}) (1,) (2,) ('C', (3,)) ('C', (4,))
fails(lambda: C.m())  # expect: TypeError: C.m() missing 1 required positional argument: 'self'
f = C().m
print(f(5), f.__self__.__class__, f.__func__ is C.m)
# expect: ('C', (5,), {}) <class '__main__.C'> True
