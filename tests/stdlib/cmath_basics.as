# Complex functions.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import cmath
print(cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), cmath.exp(0), cmath.isnan(complex('nan')), cmath.isinf(complex('inf')), cmath.isclose(1, 1 + 1e-12), cmath.log(1))
# expect: 1j 3.141592653589793 (1.0, 1.5707963267948966) (1+0j) True True True 0j
fails(lambda: cmath.log(0))  # expect: ValueError: math domain error
