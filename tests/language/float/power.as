# Powers of floats: special values, complex results, errors.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

inf = float('inf')
print(2.0 ** 3, 2.0 ** -1, 0.0 ** 0, 1 ** float('nan'), float('nan') ** 0, inf ** -1, (-inf) ** 3, 4 ** 0.5)
# expect: 8.0 0.5 1.0 1.0 1.0 0.0 -inf 2.0
print((-8.0) ** 2, (-8.0) ** 3.0, 0.5 ** inf, 2.0 ** -inf)  # expect: 64.0 -512.0 0.0 0.0
print(type((-1.0) ** 0.5), (-1) ** 0.5)  # expect: <class 'complex'> (6.123233995736766e-17+1j)
fails(lambda: 10.0 ** 400)  # expect: OverflowError: (34, 'Numerical result out of range')
fails(lambda: 0.0 ** -1.0)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
fails(lambda: pow(2.0, 2, 2))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
