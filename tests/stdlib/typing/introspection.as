# get_origin, get_args, get_type_hints.
import collections.abc
from typing import (
    Annotated, Any, Callable, Dict, Generic, List, Literal, Optional, TypeVar, Union, get_args,
    get_origin, get_type_hints)

T = TypeVar("T")
print(get_origin(List[int]), get_args(List[int]), get_origin(int), get_args(int))
# expect: <class 'list'> (<class 'int'>,) None ()
print(get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int | str))
# expect: typing.Union (<class 'int'>, <class 'NoneType'>) <class 'types.UnionType'>
print(get_args(Callable[[int], str]), get_origin(Callable[..., int]) is collections.abc.Callable)
# expect: ([<class 'int'>], <class 'str'>) True
print(get_args(Literal[1, 2]), get_args(Annotated[int, 1]), get_args(Dict[str, T]))
# expect: (1, 2) (<class 'int'>, 1) (<class 'str'>, ~T)
print(get_args(dict[str, int]), get_args(collections.abc.Callable[[int], str]))
# expect: (<class 'str'>, <class 'int'>) ([<class 'int'>], <class 'str'>)


def f(a: int, b: "List[Node]" = None, *, c: Optional["Node"] = None) -> None:
    pass


class Node:
    value: int
    next: "Optional[Node]"
    note: Annotated[str, "x"]


print(get_type_hints(f))
# expect: {'a': <class 'int'>, 'b': typing.List[__main__.Node], 'c': typing.Optional[__main__.Node], 'return': <class 'NoneType'>}
print(get_type_hints(Node))
# expect: {'value': <class 'int'>, 'next': typing.Optional[__main__.Node], 'note': <class 'str'>}
print(get_type_hints(Node, include_extras=True)["note"])  # expect: typing.Annotated[str, 'x']
try:
    get_type_hints(3)
except TypeError as error:
    print(error)  # expect: 3 is not a module, class, method, or function.
