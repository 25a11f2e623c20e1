# __setattr__ and __delattr__ see every assignment and deletion.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __setattr__(self, n, v):
        print('set', n, v)
        object.__setattr__(self, n, v * 2)
    def __delattr__(self, n):
        print('del', n)
        object.__delattr__(self, n)
c = C()
c.a = 1  # expect: set a 1
c.a += 5  # expect: set a 7
print(c.a)  # expect: 14
del c.a  # expect: del a
def d(): del c.a
fails(d)
# expect: del a
# expect: AttributeError: 'C' object has no attribute 'a'
