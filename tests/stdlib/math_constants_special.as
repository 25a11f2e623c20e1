# Special values of math functions.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import math
print(math.pi, math.e, math.tau, math.inf, math.isnan(math.nan), math.copysign(1, -0.0), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3))
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf True -1.0 True True True
fails(lambda: math.sqrt(-1))  # expect: ValueError: math domain error
fails(lambda: math.log(0))  # expect: ValueError: math domain error
fails(lambda: math.exp(1000))  # expect: OverflowError: math range error
fails(lambda: math.fmod(1, 0))  # expect: ValueError: math domain error
fails(lambda: math.sqrt('a'))  # expect: TypeError: must be real number, not str
