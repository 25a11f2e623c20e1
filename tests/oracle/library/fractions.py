from fractions import Fraction
import math
print(Fraction(16, -10), Fraction('3.1415926535897932').limit_denominator(1000), Fraction(1.1))
print(Fraction(1, 3) + Fraction(1, 6), Fraction(3, 4) ** -2, Fraction(7, 2) // 2, Fraction(-7, 2) % 2)
print(sorted([Fraction(1, 2), 0.25, 3]), hash(Fraction(1, 2)) == hash(0.5), divmod(Fraction(9, 4), 1))
print(math.floor(Fraction(-7, 3)), round(Fraction(22, 7), 2), f'{Fraction(22, 7):.5f}', f'{Fraction(1, 3):>10.2e}|')
for bad in ('1/0', 'x', '1.2.3'):
    try:
        print(Fraction(bad))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(Fraction.from_decimal(__import__('decimal').Decimal('0.125')), Fraction(2, 3).as_integer_ratio())
