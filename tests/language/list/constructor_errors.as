# list() errors come through from the iterator.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class B:
    def __iter__(self): return 5
class C:
    def __iter__(self): return self
    def __next__(self): raise ValueError('mid')
class D:
    def __length_hint__(self): return -5
    def __iter__(self): return iter([1])
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
fails(lambda: list(B()))  # expect: TypeError: iter() returned non-iterator of type 'int'
fails(lambda: list(C()))  # expect: ValueError: mid
fails(lambda: list(D()))  # expect: ValueError: __length_hint__() should return >= 0
print(list(G()), list({1: 2}), list((1, 2)))  # expect: [0, 1, 4] [1] [1, 2]
fails(lambda: list(1, 2))  # expect: TypeError: list expected at most 1 argument, got 2
fails(lambda: list(x=1))  # expect: TypeError: list() takes no keyword arguments
