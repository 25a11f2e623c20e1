# slots=True makes the class again.
from dataclasses import dataclass, field


@dataclass(slots=True)
class Base:
    x: int
    y: int = 5


@dataclass(slots=True)
class Derived(Base):
    z: list = field(default_factory=list)

    def __repr__(self):
        return "D:" + Base.__repr__(self)


b = Derived(1)
print(Base.__slots__, Derived.__slots__, b, b.z)
# expect: ('x', 'y') ('z',) D:Derived(x=1, y=5) []
try:
    b.other = 1
except AttributeError as error:
    print(error)
    # expect: 'Derived' object has no attribute 'other' and no __dict__ for setting new attributes
print(hasattr(b, "__dict__"), Base(1) == Base(1))  # expect: False True


@dataclass(slots=True, frozen=True)
class F:
    a: int


import copy
print(copy.copy(F(3)), copy.deepcopy(F([4])))  # expect: F(a=3) F(a=[4])
