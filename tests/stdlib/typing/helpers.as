# cast, overload, NewType, final, assert_never and others.
import typing
from typing import (
    NewType, TYPE_CHECKING, assert_never, assert_type, cast, final, get_overloads, no_type_check,
    overload, override)

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__)
# expect: 5 __main__.UserId <class 'int'> UserId
print(cast("anything", 3), assert_type(4, int), TYPE_CHECKING, typing.Text)
# expect: 3 4 False <class 'str'>


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(1), len(get_overloads(f)))  # expect: 1 2


@final
class Leaf:
    @override
    def m(self):
        pass


print(Leaf.__final__, Leaf().m.__override__)  # expect: True True


@overload
def g(): ...


for action in (lambda: g(), lambda: assert_never("x"), lambda: typing.Any(), lambda: typing.Union[()],
               lambda: typing.Optional[int, str], lambda: typing.NoReturn[int], lambda: typing.Nope):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: NotImplementedError You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
        # expect: AssertionError Expected code to be unreachable, but got: 'x'
        # expect: TypeError Any cannot be instantiated
        # expect: TypeError Cannot take a Union of no types.
        # expect: TypeError typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
        # expect: TypeError typing.NoReturn is not subscriptable
        # expect: AttributeError module 'typing' has no attribute 'Nope'
try:
    class Sub(UserId):
        pass
except TypeError as error:
    print(error)
    # expect: Cannot subclass an instance of NewType. Perhaps you were looking for: `Sub = NewType('Sub', UserId)`
