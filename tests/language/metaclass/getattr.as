# __getattr__ on the metaclass serves class attributes only.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M(type):
    def __getattr__(cls, n):
        if n.startswith('_'): raise AttributeError(n)
        return f'meta {n}'
class C(metaclass=M): pass
print(C.foo)  # expect: meta foo
fails(lambda: C().foo)  # expect: AttributeError: 'C' object has no attribute 'foo'
