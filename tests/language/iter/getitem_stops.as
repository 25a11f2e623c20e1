# Only IndexError and StopIteration end iteration by __getitem__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class G:
    def __init__(self, e): self.e = e
    def __getitem__(self, i):
        if i == 2: raise self.e
        return i
print(list(G(IndexError)), list(G(StopIteration)))  # expect: [0, 1] [0, 1]
fails(lambda: list(G(KeyError('k'))))  # expect: KeyError: 'k'
fails(lambda: list(G(ValueError('v'))))  # expect: ValueError: v
