# An AttributeError inside a getter names the inner attribute.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    @property
    def p(self): return self.missing
fails(lambda: C().p)  # expect: AttributeError: 'C' object has no attribute 'missing'
print(hasattr(C(), 'p'))  # expect: False
class D(C):
    def __getattr__(self, n): return f'fallback {n}'
print(D().p)  # expect: fallback missing
