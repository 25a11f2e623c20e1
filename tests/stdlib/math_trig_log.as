# Logarithms and trigonometry at exact points.
import math
print(math.sin(0), math.cos(0), math.atan2(0, -1), math.degrees(math.pi), math.radians(180), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(0), math.exp(0), math.expm1(0), math.sinh(0), math.asin(1), math.gamma(5), math.lgamma(1), math.erf(0), math.pow(2, 0.5), math.log(10 ** 400))
# expect: 0.0 1.0 3.141592653589793 180.0 3.141592653589793 3.0 10.0 3.0 0.0 1.0 0.0 0.0 1.5707963267948966 24.0 0.0 0.0 1.4142135623730951 921.0340371976182
