# Things that are no iterators although they claim to be.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __iter__(self): return 5
class B:
    def __iter__(self): return None
class C:
    __iter__ = None
    def __getitem__(self, i): return 1
class D:
    def __iter__(self): return object()
for c in (A, B, C, D):
    fails(lambda: [x for x in c()])
    fails(iter, c())
# expect: TypeError: iter() returned non-iterator of type 'int'
# expect: TypeError: iter() returned non-iterator of type 'int'
# expect: TypeError: iter() returned non-iterator of type 'NoneType'
# expect: TypeError: iter() returned non-iterator of type 'NoneType'
# expect: TypeError: 'C' object is not iterable
# expect: TypeError: 'C' object is not iterable
# expect: TypeError: iter() returned non-iterator of type 'object'
# expect: TypeError: iter() returned non-iterator of type 'object'
fails(lambda: 1 in C())  # expect: TypeError: argument of type 'C' is not iterable
fails(lambda: [*5])  # expect: TypeError: Value after * must be an iterable, not int
