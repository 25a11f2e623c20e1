# Generic classes.
from typing import Dict, Generic, List, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Table(Generic[K, V]):
    def __init__(self, data=None):
        self.data = data


class Named(Table[str, V]):
    pass


print(Table.__parameters__, Named.__parameters__, Table[int, str], Named[int])
# expect: (~K, ~V) (~V,) __main__.Table[int, str] __main__.Named[int]
print(Table[int, V][str], Dict[K, List[V]][int, str])
# expect: __main__.Table[int, str] typing.Dict[int, typing.List[str]]
t = Table[int, str]("d")
print(t.data, t.__orig_class__, isinstance(t, Table), Named.__orig_bases__, Named.__mro__[1:])
# expect: d __main__.Table[int, str] True (__main__.Table[str, ~V],) (<class '__main__.Table'>, <class 'typing.Generic'>, <class 'object'>)
for action in (lambda: Table[int], lambda: Generic[int], lambda: List[int, str],
               lambda: Generic[K, K], lambda: Table[int, str][int], lambda: isinstance(t, Table[int, str])):
    try:
        action()
    except TypeError as error:
        print(error)
        # expect: Too few arguments for <class '__main__.Table'>; actual 1, expected at least 2
        # expect: Parameters to Generic[...] must all be type variables or parameter specification variables.
        # expect: Too many arguments for typing.List; actual 2, expected 1
        # expect: Parameters to Generic[...] must all be unique
        # expect: __main__.Table[int, str] is not a generic class
        # expect: Subscripted generics cannot be used with class and instance checks
try:
    class Plain(Generic):
        pass
except TypeError as error:
    print(error)  # expect: Cannot inherit from plain Generic
