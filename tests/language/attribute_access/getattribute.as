# __getattribute__ sees every access, except special look-ups.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __init__(self): self.x = 1
    def __getattribute__(self, n):
        print('get', n)
        return super().__getattribute__(n)
    def __len__(self): return 5
    def m(self): return 'm'
c = C()
print(c.x)
# expect: get x
# expect: 1
print(len(c))  # expect: 5
print(c.m())
# expect: get m
# expect: m
fails(lambda: c.nope)
# expect: get nope
# expect: AttributeError: 'C' object has no attribute 'nope'
