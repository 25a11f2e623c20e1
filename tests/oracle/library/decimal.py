import decimal
from decimal import Decimal, getcontext, localcontext
print(Decimal('1.10') + Decimal('2.20'), Decimal(1) / 7, Decimal('7.325').quantize(Decimal('.01')))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 3, Decimal(2).sqrt(), Decimal(10).ln(), Decimal(1).exp())
print(Decimal('1e400') * 10, Decimal('-0'), Decimal('NaN'), Decimal('Infinity') > 10 ** 100)
print(f"{Decimal('1234567.891'):,.2f}", Decimal('123.4500').normalize(), Decimal('1E+3').to_integral_value(), Decimal(3).as_tuple())
for rounding in (decimal.ROUND_HALF_EVEN, decimal.ROUND_CEILING, decimal.ROUND_DOWN, decimal.ROUND_UP):
    print(Decimal('2.5').to_integral_value(rounding), Decimal('-2.51').quantize(Decimal('.1'), rounding))
try:
    Decimal(1) / 0
except decimal.DivisionByZero as error:
    print(repr(error.__class__))
print(sum(map(Decimal, ['.1'] * 10)), Decimal(2) ** 100, divmod(Decimal(-7), 3), hash(Decimal(5)) == hash(5))
print(Decimal.from_float(0.1), int(Decimal('9.9')), getcontext().prec)
