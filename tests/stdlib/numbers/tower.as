# The tower of abstract numbers.
import numbers

print([isinstance(1, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Integral)])
# expect: [True, True, True, True]
print(isinstance(1.5, numbers.Rational), isinstance(1j, numbers.Real), isinstance("1", numbers.Number))
# expect: False False False


class Seven(numbers.Number):
    def __hash__(self):
        return 7


print(isinstance(Seven(), numbers.Number), issubclass(bool, numbers.Integral))  # expect: True True
