import numbers
from fractions import Fraction
print([[isinstance(v, getattr(numbers, k)) for k in ('Number', 'Complex', 'Real', 'Rational', 'Integral')] for v in (1, 1.5, 1j, Fraction(1, 2), 'x', True)])
try:
    numbers.Real()
except TypeError as error:
    print(str(error)[:40])
print((3).numerator, numbers.Integral.__float__(5), issubclass(int, numbers.Rational))
