# What dataclass refuses.
from dataclasses import dataclass, field, fields


def attempt(make):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: TypeError non-default argument 'y' follows default argument 'x'
        # expect: ValueError mutable default <class 'list'> for field x is not allowed: use default_factory
        # expect: TypeError cannot inherit frozen dataclass from a non-frozen one
        # expect: ValueError eq must be true if order is true
        # expect: TypeError 'x' is a field but has no type annotation
        # expect: ValueError cannot specify both default and default_factory
        # expect: TypeError must be called with a dataclass type or instance


def default_order():
    @dataclass
    class C:
        x: int = 0
        y: int


def mutable():
    @dataclass
    class C:
        x: list = []


def frozen_mix():
    @dataclass
    class A:
        x: int

    @dataclass(frozen=True)
    class B(A):
        pass


def order_without_eq():
    @dataclass(eq=False, order=True)
    class C:
        pass


def unannotated():
    @dataclass
    class C:
        x = field()


attempt(default_order)
attempt(mutable)
attempt(frozen_mix)
attempt(order_without_eq)
attempt(unannotated)
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: fields(3))
