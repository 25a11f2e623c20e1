# Tuples with names.
from collections import namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], len(p))  # expect: Point(x=1, y=0) 1 0 2
print(p == (1, 0), p._replace(y=5), p._asdict())  # expect: True Point(x=1, y=5) {'x': 1, 'y': 0}
print(Point._fields, Point._field_defaults, Point.__match_args__)
# expect: ('x', 'y') {'y': 0} ('x', 'y')
print(Point._make([7, 8]))  # expect: Point(x=7, y=8)
print(Point.__doc__, Point.x.__doc__)  # expect: Point(x, y) Alias for field number 0
match p:
    case Point(x, y):
        print("matched", x, y)  # expect: matched 1 0
for action in (lambda: setattr(p, "x", 2), lambda: Point(), lambda: p._replace(z=1),
               lambda: Point._make([1]), lambda: namedtuple("Bad", "a a"),
               lambda: namedtuple("Bad", "class"), lambda: namedtuple("Bad", "_x")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: AttributeError can't set attribute
        # expect: TypeError Point.__new__() missing 1 required positional argument: 'x'
        # expect: TypeError Got unexpected field names: ['z']
        # expect: TypeError Expected 2 arguments, got 1
        # expect: ValueError Encountered duplicate field name: 'a'
        # expect: ValueError Type names and field names cannot be a keyword: 'class'
        # expect: ValueError Field names cannot start with an underscore: '_x'
print(namedtuple("Renamed", "a class _b a", rename=True)._fields)
# expect: ('a', '_1', '_2', '_3')


class Vector(Point):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


print(Vector(1, 2) + Vector(3, 4))  # expect: Vector(x=4, y=6)
