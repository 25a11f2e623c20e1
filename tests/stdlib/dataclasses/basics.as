# Generated methods.
from dataclasses import FrozenInstanceError, dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)


p = Point(1)
print(p, p == Point(1, 0), p != Point(2), p.tags is Point(1).tags)
# expect: Point(x=1, y=0) True True False
print(Point.__match_args__, Point.__doc__, Point.y)
# expect: ('x', 'y', 'tags') Point(x: int, y: int = 0, tags: list = <factory>) 0
match p:
    case Point(x, y):
        print(x, y)  # expect: 1 0


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
print(v < Version(1, 3), sorted([Version(2), v]), hash(v) == hash(Version(1, 2)))
# expect: True [Version(major=1, minor=2), Version(major=2, minor=0)] True
for action in (lambda: setattr(v, "major", 3), lambda: delattr(v, "minor")):
    try:
        action()
    except FrozenInstanceError as error:
        print(error)
        # expect: cannot assign to field 'major'
        # expect: cannot delete field 'minor'
try:
    hash(p)
except TypeError as error:
    print(error)  # expect: unhashable type: 'Point'
try:
    Point()
except TypeError as error:
    print(error)  # expect: Point.__init__() missing 1 required positional argument: 'x'
try:
    v < 3
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Version' and 'int'
