# ** takes anything with keys and __getitem__.
class M:
    def keys(self): return ['x', 'y']
    def __getitem__(self, k): return k * 2
def f(**k): return k
print(f(**M()), {**M()}, dict(M()))
# expect: {'x': 'xx', 'y': 'yy'} {'x': 'xx', 'y': 'yy'} {'x': 'xx', 'y': 'yy'}
print(f(**{'not an identifier': 1}))  # expect: {'not an identifier': 1}
