# Classes, instances, class and instance attributes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    'Doc of C'
    x = 1
    def __init__(self, v): self.v = v
    def get(self): return self.v
c = C(5)
print(c.v, c.get(), c.x, C.x, C.__name__, C.__doc__, C.__module__, type(c) is C, c.__class__, c.__dict__)
# expect: 5 5 1 1 C Doc of C __main__ True <class '__main__.C'> {'v': 5}
c.x = 2
print(c.x, C.x, c.__dict__)  # expect: 2 1 {'v': 5, 'x': 2}
del c.x
print(c.x)  # expect: 1
fails(lambda: c.nope)  # expect: AttributeError: 'C' object has no attribute 'nope'
fails(lambda: C.nope)  # expect: AttributeError: type object 'C' has no attribute 'nope'
