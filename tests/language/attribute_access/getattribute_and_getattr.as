# __getattr__ follows an AttributeError of __getattribute__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __getattribute__(self, n):
        if n == 'a': raise AttributeError('hidden')
        if n == 'b': raise KeyError('b')
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return f'fallback {n}'
print(C().a, C().zz)  # expect: fallback a fallback zz
fails(lambda: C().b)  # expect: KeyError: 'b'
