# Functions chosen by the type of the first argument.
from functools import singledispatch, singledispatchmethod
from collections.abc import Mapping, Sequence


@singledispatch
def show(value):
    return f"object {value!r}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return "items " + ", ".join(show(item) for item in value)


@show.register
def _(value: float | complex):
    return f"inexact {value}"


show.register(Mapping, lambda value: f"mapping of {len(value)}")
print(show("x"))  # expect: object 'x'
print(show(3), show(True))  # expect: int 3 int True
print(show([1, 2.5, (3j,)]))  # expect: items int 1, inexact 2.5, items inexact 3j
print(show({"a": 1}))  # expect: mapping of 1
print(show.dispatch(bool) is show.dispatch(int))  # expect: True
print(sorted(cls.__name__ for cls in show.registry))
# expect: ['Mapping', 'complex', 'float', 'int', 'list', 'object', 'tuple']
try:
    show()
except TypeError as error:
    print(error)  # expect: show requires at least 1 positional argument
try:
    show.register(3, len)
except TypeError as error:
    print(error)  # expect: Invalid first argument to `register()`. 3 is not a class or union type.


class Formatter:
    @singledispatchmethod
    def format(self, value):
        return "other"

    @format.register
    def _(self, value: str):
        return f"text {value}"

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__


print(Formatter().format(1), Formatter().format("a"), Formatter.make(0))
# expect: other text a Formatter
