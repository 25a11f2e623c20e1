# __call__ makes instances callable, also through inheritance.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __call__(self, *a, **k): return a, k
class B(A): pass
print(A()(1, 2, x=3), B()(*[1]), callable(A()), list(map(A(), [1])))
# expect: ((1, 2), {'x': 3}) ((1,), {}) True [((1,), {})]
class C:
    __call__ = A()
print(C()(5))  # expect: ((5,), {})
class D:
    __call__ = None
fails(lambda: D()())  # expect: TypeError: 'NoneType' object is not callable
