# Decomposition and accurate sums.
import math
print(math.frexp(8.0), math.ldexp(0.5, 4), math.modf(-1.5), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.fmod(-7, 3), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0), math.cbrt(27), math.sumprod([1, 2], [3, 4]))
# expect: (0.5, 4) 8.0 (-0.5, -1.0) 1.0 5.0 5.0 -1.0 -1.0 1.0000000000000002 2.220446049250313e-16 3.0000000000000004 11
