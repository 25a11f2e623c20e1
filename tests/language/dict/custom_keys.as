# Keys with their own __hash__ and __eq__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
d = {K(i % 3): i for i in range(7)}
print(d, d[K(1)], K(2) in d, K(5) in d, len(d))  # expect: {K0: 6, K1: 4, K2: 5} 4 True False 3
del d[K(0)]
print(d, d.pop(K(1)), d)  # expect: {K2: 5} 4 {K2: 5}
fails(lambda: d[K(9)])  # expect: KeyError: K9
