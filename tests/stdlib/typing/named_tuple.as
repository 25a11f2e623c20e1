# NamedTuple and TypedDict.
from typing import NamedTuple, NotRequired, Required, TypedDict, is_typeddict


class Employee(NamedTuple):
    """Someone."""
    name: str
    id: int = 3

    def shout(self):
        return self.name.upper()


e = Employee("Guido")
print(e, e.id, e.shout(), Employee._field_defaults, Employee.__annotations__, Employee.__doc__)
# expect: Employee(name='Guido', id=3) 3 GUIDO {'id': 3} {'name': <class 'str'>, 'id': <class 'int'>} Someone.
print(e == ("Guido", 3), NamedTuple("P", [("x", int)])(1))  # expect: True P(x=1)
try:
    class Bad(NamedTuple):
        a: int = 1
        b: int
except TypeError as error:
    print(error)  # expect: Non-default namedtuple field b cannot follow default field a


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Series(Movie):
    seasons: int
    end: NotRequired[int]


m: Movie = Movie(title="x", year=1)
print(m, type(m), Movie.__total__, is_typeddict(Movie), is_typeddict(dict))
# expect: {'title': 'x', 'year': 1} <class 'dict'> False True False
print(sorted(Series.__required_keys__), sorted(Series.__optional_keys__))
# expect: ['seasons', 'title'] ['end', 'year']
print(TypedDict("D", {"in": int})(**{"in": 3}))  # expect: {'in': 3}
try:
    isinstance(m, Movie)
except TypeError as error:
    print(error)  # expect: TypedDict does not support instance and class checks
