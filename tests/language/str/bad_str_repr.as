# __str__ and __repr__ must return strings.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __str__(self): return 1
    def __repr__(self): return None
class S(str): pass
class B:
    def __str__(self): return S('sub')
fails(lambda: str(A()))  # expect: TypeError: __str__ returned non-string (type int)
fails(lambda: repr(A()))  # expect: TypeError: __repr__ returned non-string (type NoneType)
fails(lambda: f'{A()}')  # expect: TypeError: __str__ returned non-string (type int)
fails(lambda: [A()].__repr__())  # expect: TypeError: __repr__ returned non-string (type NoneType)
print(type(str(B())), str(B()))  # expect: <class '__main__.S'> sub
