# int() truncates towards zero and asks __int__, __index__, __trunc__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(int(3.9), int(-3.9), int(1e20), int(True), int(), int(-0.0))
# expect: 3 -3 100000000000000000000 1 0 0
fails(lambda: int(float('inf')))  # expect: OverflowError: cannot convert float infinity to integer
fails(lambda: int(float('-inf')))  # expect: OverflowError: cannot convert float infinity to integer
fails(lambda: int(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
fails(lambda: int(1j))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
class I:
    def __int__(self): return 42
class X:
    def __index__(self): return 43
class Bad:
    def __int__(self): return 'x'
print(int(I()), int(X()), int('11', X and 2))  # expect: 42 43 3
fails(lambda: int(Bad()))  # expect: TypeError: __int__ returned non-int (type str)
