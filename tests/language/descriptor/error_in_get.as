# An AttributeError in __get__ falls through to __getattr__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class D:
    def __get__(self, o, t): raise AttributeError('inner')
class C:
    d = D()
    def __getattr__(self, n): return f'getattr {n}'
print(C().d, hasattr(C(), 'zzz'))  # expect: getattr d True
class E: d = D()
print(hasattr(E(), 'd'), getattr(E(), 'd', 'default'))  # expect: False default
fails(lambda: E().d)  # expect: AttributeError: inner
