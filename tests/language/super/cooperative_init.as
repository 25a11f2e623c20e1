# Keyword arguments peel off along the MRO.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class R:
    def __init__(self, **k): assert not k, k
class A(R):
    def __init__(self, a, **k): super().__init__(**k); self.a = a
class B(R):
    def __init__(self, b, **k): super().__init__(**k); self.b = b
class C(A, B): pass
c = C(a=1, b=2)
print(c.a, c.b)  # expect: 1 2
fails(lambda: C(a=1, b=2, z=3))  # expect: AssertionError: {'z': 3}
fails(lambda: C(a=1))  # expect: TypeError: B.__init__() missing 1 required positional argument: 'b'
