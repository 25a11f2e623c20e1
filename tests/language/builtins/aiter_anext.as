# aiter and anext need asynchronous iterators.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: aiter(5))  # expect: TypeError: 'int' object is not an async iterable
fails(lambda: anext(5))  # expect: TypeError: 'int' object is not an async iterator
class A:
    def __aiter__(self): return self
    def __anext__(self): return 'awaitable'
print(type(aiter(A())).__name__, anext(A()))  # expect: A awaitable
class B:
    def __aiter__(self): return 5
fails(lambda: aiter(B()))  # expect: TypeError: aiter() returned not an async iterator of type 'int'
