# Fields of bases come first; InitVar, ClassVar, KW_ONLY, __post_init__.
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: int = 2
    count: ClassVar[int] = 0


@dataclass
class Derived(Base):
    b: int = 20
    c: int = field(default=3, init=False)
    scale: InitVar[int] = 1
    _: KW_ONLY
    name: str = "n"

    def __post_init__(self, scale):
        self.c = self.a * scale


d = Derived(1, scale=5, name="x")
print(d, [f.name for f in fields(d)])
# expect: Derived(a=1, b=20, c=5, name='x') ['a', 'b', 'c', 'name']
print(Derived(1, 2, 3))  # expect: Derived(a=1, b=2, c=3, name='n')
try:
    Derived(1, 2, 3, "too many")
except TypeError as error:
    print(error)
    # expect: Derived.__init__() takes from 2 to 4 positional arguments but 5 were given


@dataclass(kw_only=True)
class Options:
    debug: bool = False
    level: int


print(Options(level=3), Options.__match_args__)  # expect: Options(debug=False, level=3) ()
