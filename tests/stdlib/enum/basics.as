# Members, look-ups, aliases.
from enum import Enum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.BLUE.name)
# expect: Color.RED <Color.GREEN: 2> 3 BLUE
print(Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, Color.RED.pretty)
# expect: Color.GREEN Color.BLUE True Red
print(list(Color), len(Color), list(Color.__members__))
# expect: [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 ['RED', 'GREEN', 'BLUE', 'CRIMSON']
print(Color.RED in Color, 3 in Color, 9 in Color, isinstance(Color.RED, Color))
# expect: True True False True
print(f"{Color.RED} {Color.RED!r:>15}|", Color)
# expect: Color.RED  <Color.RED: 1>| <enum 'Color'>
for action in (lambda: Color(7), lambda: Color["PINK"], lambda: setattr(Color, "RED", 2),
               lambda: Color.PINK, lambda: delattr(Color, "RED"), lambda: Color.RED < Color.BLUE):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError 7 is not a valid Color
        # expect: KeyError 'PINK'
        # expect: AttributeError cannot reassign member 'RED'
        # expect: AttributeError type object 'Color' has no attribute 'PINK'
        # expect: AttributeError 'Color' cannot delete member 'RED'.
        # expect: TypeError '<' not supported between instances of 'Color' and 'Color'
try:
    class More(Color):
        PINK = 4
except TypeError as error:
    print(error)  # expect: <enum 'More'> cannot extend <enum 'Color'>
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)  # expect: duplicate values found in <enum 'Twice'>: B -> A
print({Color.RED: "r"}[Color(1)], Color.RED != 1)  # expect: r True
match Color(3):
    case Color.BLUE:
        print("blue")  # expect: blue
