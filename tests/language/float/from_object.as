# float() asks __float__ then __index__ and checks the answer.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class B:
    def __float__(self): return 'x'
class S(float): pass
print(float(F()), float(I()), float(S(1.5)), type(S(1.5) + 1), S(2.0))
# expect: 2.5 7.0 1.5 <class 'float'> 2.0
fails(lambda: float(B()))  # expect: TypeError: B.__float__ returned non-float (type str)
fails(lambda: float(object()))
# expect: TypeError: float() argument must be a string or a real number, not 'object'
fails(lambda: float(1j))
# expect: TypeError: float() argument must be a string or a real number, not 'complex'
fails(lambda: float([]))
# expect: TypeError: float() argument must be a string or a real number, not 'list'
