from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, make_dataclass, KW_ONLY, InitVar
@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, compare=False, repr=False)
    _: KW_ONLY
    stock: int = 1
    scale: InitVar[int] = 1
    def __post_init__(self, scale):
        self.price *= scale
@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
print(Item('pen', 1.5, scale=2), Item('a') < Item('b'), asdict(Item('x', tags=['t'])), astuple(Point(1)))
print([f.name for f in fields(Item)], replace(Point(1, 2), y=5), hash(Point(1)) == hash(Point(1)), Point.__slots__)
try:
    Point(1).x = 3
except FrozenInstanceError as error:
    print(error)
print(make_dataclass('Made', [('a', int), ('b', str, 'x')])(1), Item.__match_args__)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as error:
    print(error)
