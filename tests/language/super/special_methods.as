# Operators do not go through super objects, but explicit calls do.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __getitem__(self, i): return i
    def __len__(self): return 3
class B(A):
    def t(self):
        s = super()
        fails(lambda: s[0])
        fails(len, s)
        return s.__getitem__(5), s.__len__()
print(B().t())
# expect: TypeError: 'super' object is not subscriptable
# expect: TypeError: object of type 'super' has no len()
# expect: (5, 3)
