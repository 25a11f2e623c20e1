# IntEnum, StrEnum and other mixed-in types.
from enum import Enum, IntEnum, StrEnum, auto


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


class Mixed(int, Enum):
    ONE = 1


print(Level.LOW, repr(Level.HIGH), Level.HIGH > Level.LOW, Level.LOW + 1, f"{Level.HIGH:>4}")
# expect: 1 <Level.HIGH: 10> True 2   10
print(Mode.READ, repr(Mode.WRITE), Mode.READ == "read", Mode.WRITE.upper())
# expect: read <Mode.WRITE: 'w'> True W
print(Mixed.ONE, f"{Mixed.ONE}", Mixed.ONE + 1)  # expect: Mixed.ONE Mixed.ONE 2


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius ** 3, 4)


print(Planet.MARS, Planet.EARTH.mass, Planet.MARS.density, Planet((0.64, 3.39)))
# expect: Planet.MARS 5.97 0.0164 Planet.MARS


class Coded(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    X = (65, "letter")


print(Coded.X, Coded(65).label, bytes(Coded.X))  # expect: Coded.X letter b'A'
try:
    class Wrong(StrEnum):
        A = 1
except TypeError as error:
    print(error)  # expect: 1 is not a string
