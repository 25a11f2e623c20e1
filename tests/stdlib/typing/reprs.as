# How types are shown.
import typing
from typing import (
    Annotated, Any, Callable, ClassVar, Dict, Final, ForwardRef, List, Literal, Optional, Tuple,
    Type, TypeVar, Union)

T = TypeVar("T")
print(Any, Union, List, typing.Mapping)
# expect: typing.Any typing.Union typing.List typing.Mapping
print(Union[int, str], Optional[int], Union[int, None, str], Union[int], Union[int, int])
# expect: typing.Union[int, str] typing.Optional[int] typing.Union[int, NoneType, str] <class 'int'> <class 'int'>
print(List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Type[int])
# expect: typing.List[int] typing.Dict[str, typing.List[int]] typing.Tuple[int, ...] typing.Tuple[()] typing.Type[int]
print(Callable[[int, str], None], Callable[..., int], Callable)
# expect: typing.Callable[[int, str], NoneType] typing.Callable[..., int] typing.Callable
print(Literal[1, "a", None], Annotated[int, "meta"], ClassVar[int], Final[str])
# expect: typing.Literal[1, 'a', None] typing.Annotated[int, 'meta'] typing.ClassVar[int] typing.Final[str]
print(T, TypeVar("C", covariant=True), TypeVar("D", contravariant=True))  # expect: ~T +C -D
print(List["Later"], ForwardRef("x"), Union[T, int], T | None)
# expect: typing.List[ForwardRef('Later')] ForwardRef('x') typing.Union[~T, int] typing.Optional[~T]
print(typing.Iterable[T], typing.Generator[int, None, str], typing.Generator[int])
# expect: typing.Iterable[~T] typing.Generator[int, NoneType, str] typing.Generator[int, NoneType, NoneType]
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None])  # expect: True True
print(typing.NoReturn, typing.Self, typing.Pattern[str], typing.Deque[int])
# expect: typing.NoReturn typing.Self typing.Pattern[str] typing.Deque[int]
