# _missing_, _generate_next_value_, _ignore_, __init_subclass__.
from enum import Enum, auto, member, nonmember, property


class Status(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    OPEN = auto()
    CLOSED = auto()

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str) and value != value.lower():
            return cls(value.lower())


print(Status("OPEN"), Status.CLOSED.value)  # expect: Status.OPEN closed
try:
    Status("nope")
except ValueError as error:
    print(error)  # expect: 'nope' is not a valid Status


class Periods(Enum):
    _ignore_ = "i names"
    names = vars()
    for i in range(3):
        names[f"day_{i}"] = i

    helper = nonmember(42)

    @member
    def action():
        return "ran"


print(list(Periods)[:3], Periods.helper, Periods.action.value())
# expect: [<Periods.day_0: 0>, <Periods.day_1: 1>, <Periods.day_2: 2>] 42 ran


class Base(Enum):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        print("subclass", cls.__name__, list(cls))  # expect: subclass Sub [<Sub.A: 1>]


class Sub(Base):
    A = 1


class Odd(Enum):
    name = 1
    value = 2

    @property
    def shown(self):
        return f"<{self._name_}>"


print(Odd.name, Odd.value.name, Odd.name.value, Odd.name.shown)  # expect: Odd.name value 1 <name>
