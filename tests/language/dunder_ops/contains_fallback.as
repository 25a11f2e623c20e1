# in falls back to iteration.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class I:
    def __iter__(self): return iter([1, 2, 3])
class N:
    def __contains__(self, x): return 'truthy'
class X:
    __contains__ = None
    def __iter__(self): return iter([1])
print(2 in I(), 5 in I(), 1 in N(), 5 not in N())  # expect: True False True False
fails(lambda: 1 in X())  # expect: TypeError: 'X' object is not a container
fails(lambda: 1 in 5)  # expect: TypeError: argument of type 'int' is not iterable
fails(lambda: 1 in object())  # expect: TypeError: argument of type 'object' is not iterable
