# Unary operators, abs and invert.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
print(-A(), +A(), ~A(), abs(A()), -+-1)  # expect: neg pos inv abs 1
class B: pass
fails(lambda: -B())  # expect: TypeError: bad operand type for unary -: 'B'
fails(lambda: ~B())  # expect: TypeError: bad operand type for unary ~: 'B'
fails(lambda: abs(B()))  # expect: TypeError: bad operand type for abs(): 'B'
