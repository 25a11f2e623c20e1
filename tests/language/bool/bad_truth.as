# __bool__ and __len__ must return what they promise.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __bool__(self): return 1
class B:
    def __len__(self): return -1
class C:
    def __len__(self): return 'x'
class D:
    def __bool__(self): raise RuntimeError('no truth')
class E:
    __bool__ = None
fails(lambda: bool(A()))  # expect: TypeError: __bool__ should return bool, returned int
fails(lambda: bool(B()))  # expect: ValueError: __len__() should return >= 0
fails(lambda: bool(C()))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: 1 if D() else 2)  # expect: RuntimeError: no truth
fails(lambda: not A())  # expect: TypeError: __bool__ should return bool, returned int
fails(lambda: [x for x in [1] if D()])  # expect: RuntimeError: no truth
fails(lambda: bool(E()))  # expect: TypeError: 'NoneType' object is not callable
