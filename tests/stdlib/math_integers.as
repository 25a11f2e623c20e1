# Exact integer functions.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import math
print(math.factorial(20), math.comb(5, 2), math.perm(5), math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.prod([1, 2, 3]), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9))
# expect: 2432902008176640000 10 120 6 12 4 6 -2 2 -1
fails(lambda: math.factorial(-1))  # expect: ValueError: factorial() not defined for negative values
fails(lambda: math.factorial(1.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
fails(lambda: math.comb(-1, 2))  # expect: ValueError: n must be a non-negative integer
