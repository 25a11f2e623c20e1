# verify checks an enumeration.
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, verify


@verify(UNIQUE, CONTINUOUS)
class Good(Enum):
    A = 1
    B = 2


print(Good.A)  # expect: Good.A
try:
    @verify(UNIQUE)
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)  # expect: aliases found in <enum 'Twice'>: B -> A
try:
    @verify(CONTINUOUS)
    class Holes(IntEnum):
        A = 1
        B = 4
except ValueError as error:
    print(error)  # expect: invalid enum 'Holes': missing values 2, 3
try:
    @verify(NAMED_FLAGS)
    class Unnamed(Flag):
        A = 1
        B = 7
except ValueError as error:
    print(error)
    # expect: invalid Flag 'Unnamed': alias B is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
