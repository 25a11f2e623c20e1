# reversed() asks __reversed__ or the sequence protocol.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class R:
    def __reversed__(self): return iter('custom')
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
print(''.join(reversed(R())), list(reversed(S())), list(reversed([1, 2])), list(reversed({1: 2, 3: 4})))
# expect: custom [2, 1, 0] [2, 1] [3, 1]
fails(lambda: reversed({1}))  # expect: TypeError: 'set' object is not reversible
fails(lambda: reversed(N()))  # expect: TypeError: 'N' object is not reversible
fails(lambda: reversed(iter([])))  # expect: TypeError: 'list_iterator' object is not reversible
fails(lambda: reversed(5))  # expect: TypeError: 'int' object is not reversible
