import enum
class Colour(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    CRIMSON = 1
    @property
    def low(self): return self.name.lower()
class Permission(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto()
    RW = R | W
class Number(enum.IntEnum):
    ONE = 1; TWO = 2
class Word(enum.StrEnum):
    HELLO = enum.auto()
print(Colour.RED, repr(Colour(2)), Colour['GREEN'].low, Colour.CRIMSON is Colour.RED, list(Colour), Colour.__members__)
print(Permission.R | Permission.X, ~Permission.R, Permission.RW in Permission.RW, list(Permission(7)), Permission(0))
print(Number.ONE + 1, Number.TWO == 2, sorted(Number), f'{Number.ONE}', Word.HELLO.upper(), Word.HELLO)
for wrong in (lambda: Colour(9), lambda: Colour['BLUE'], lambda: setattr(Colour, 'RED', 2), lambda: Permission(64)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    @enum.unique
    class Twice(enum.Enum):
        A = 1; B = 1
except ValueError as error:
    print(error)
print(enum.Enum('Made', 'A B', start=5).B)
