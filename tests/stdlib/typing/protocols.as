# Structural types.
from typing import Protocol, SupportsInt, TypeVar, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Sized2(Protocol):
    size: int


class Door:
    def close(self):
        pass


class Explicit(Closeable):
    def __init__(self, x):
        self.x = x


print(isinstance(Door(), Closeable), isinstance(3, Closeable), issubclass(Door, Closeable))
# expect: True False True
print(Explicit(4).x, isinstance(3, SupportsInt), isinstance("3", SupportsInt))
# expect: 4 True False
for action in (lambda: Closeable(), lambda: isinstance(3, Sized2), lambda: runtime_checkable(Door)):
    try:
        action()
    except TypeError as error:
        print(str(error).replace("__main__.", ""))
        # expect: Protocols cannot be instantiated
        # expect: Instance and class checks can only be used with @runtime_checkable protocols
        # expect: @runtime_checkable can be only applied to protocol classes, got <class 'Door'>


class Box(Protocol[T]):
    def get(self) -> T: ...


print(Box[int], Box.__parameters__)  # expect: __main__.Box[int] (~T,)
