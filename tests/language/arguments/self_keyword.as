# self may also be given by name, and star.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def m(self, a): return a
    def k(*args, **kw): return len(args), kw
print(C.m(self=1, a=2), C().k(self=5))  # expect: 2 (1, {'self': 5})
fails(lambda: C().m(1, self=2))  # expect: TypeError: C.m() got multiple values for argument 'self'
