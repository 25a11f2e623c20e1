# gcd and isqrt of large numbers.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import math
print(math.gcd(2 ** 100 * 3, 2 ** 90 * 9), math.gcd(-12, 18), math.gcd(), math.gcd(0, 5), math.lcm(4, 6), math.lcm(10 ** 20, 15))
# expect: 3713820117856140824697372672 6 0 5 12 300000000000000000000
print(math.isqrt(10 ** 40), math.isqrt(10 ** 41), math.isqrt(2 ** 64 - 1), math.isqrt(0))
# expect: 100000000000000000000 316227766016837933199 4294967295 0
fails(lambda: math.isqrt(-1))  # expect: ValueError: isqrt() argument must be nonnegative
print(math.factorial(25), math.comb(100, 50), math.perm(20, 10))
# expect: 15511210043330985984000000 100891344545564193334812497256 670442572800
