# The docstring that dataclass makes is the signature as inspect spells it.
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, Union


class Outer:
    class Inner:
        pass


@dataclass
class Fields:
    a: int
    b: Any
    c: List[int]
    d: Dict[str, Outer.Inner] = None
    e: Optional[int] = None
    f: Callable[[int], str] = None
    g: list[List[int]] = field(default_factory=list)
    h: Outer.Inner = field(kw_only=True)


print(Fields.__doc__)
# expect: Fields(a: int, b: Any, c: List[int], d: Dict[str, __main__.Outer.Inner] = None, e: Optional[int] = None, f: Callable[[int], str] = None, g: list[typing.List[int]] = <factory>, *, h: __main__.Outer.Inner)


@dataclass(init=False)
class OwnInit:
    x: int

    def __init__(self, y: Outer.Inner, *rest: 'Q', z: Union[int, str] = 3, **more) -> None:
        pass


print(OwnInit.__doc__)
# expect: OwnInit(y: __main__.Outer.Inner, *rest: 'Q', z: Union[int, str] = 3, **more)


@dataclass
class OwnNew:
    x: int

    def __new__(cls, *args):
        return object.__new__(cls)


print(OwnNew.__doc__)  # expect: OwnNew(*args)
print(List[int].__module__, Dict[str, int].__module__)  # expect: typing typing
