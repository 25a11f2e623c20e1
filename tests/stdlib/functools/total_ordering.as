# One ordering method is enough.
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 3)
print(a < b, a <= b, a > b, a >= b)  # expect: True True False False
print(a <= Version(1, 2), a >= Version(1, 2))  # expect: True True
try:
    a > 3
except TypeError as error:
    print(error)  # expect: '>' not supported between instances of 'Version' and 'int'
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)  # expect: must define at least one ordering operation: < > <= >=
