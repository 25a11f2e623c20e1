# Classes of every kind, attributes, descriptors, special methods.
class Meta(type):
    def __new__(cls, name, bases, space, **options):
        made = super().__new__(cls, name, bases, space)
        made.options = options
        return made

class Base(metaclass=Meta):
    __slots__ = ("a", "b")

class Point(Base, shade="x"):
    count = 0
    def __init__(self, x, y=0, *rest, **named):
        self.x, self.y = x, y
        self.__dict__.update(named)
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def __eq__(self, other):
        return self.x == other.x
    def __hash__(self):
        return hash(self.x)
    def __getattr__(self, name):
        return name * 2
    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    @classmethod
    def make(cls, *args):
        return cls(*args)
    @staticmethod
    def other():
        return 1

class Deep(Point, Exception if False else object): pass

p = Point(1, 2, c=3) + Point.make(4, 5)
print(p, p.length, p.missing, p == Point(5), {p: 1}, Point.options, isinstance(p, Base), Deep.__mro__)
for i in range(40):
    setattr(p, "attribute" + str(i), i)
print(len(vars(p)), dir(p)[-3:], p.__class__.__name__, super(Point, p).__repr__()[:10], [Point(i) for i in range(30)][-1])
del p.attribute3
def f(): pass
f.a = 1; f.b = 2
print(type("Made", (Point,), {"z": 1})(1).z, f.__dict__)
