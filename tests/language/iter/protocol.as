# iter() and next() over the protocol and over __getitem__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
class G:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * 10
print(list(C()), list(G()), 20 in G(), max(C()), tuple(G()), [*C()], sum(C()), dict.fromkeys(C()))
# expect: [1, 2, 3] [0, 10, 20] True 3 (0, 10, 20) [1, 2, 3] 6 {1: None, 2: None, 3: None}
it = iter(G())
print(next(it), list(it), list(it))  # expect: 0 [10, 20] []
fails(lambda: iter(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: next(5))  # expect: TypeError: 'int' object is not an iterator
fails(lambda: iter(C))  # expect: TypeError: 'type' object is not iterable
fails(lambda: next(iter([])))  # expect-repr: 'StopIteration: '
