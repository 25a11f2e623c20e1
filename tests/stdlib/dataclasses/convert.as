# asdict, astuple, replace, fields, make_dataclass.
import copy
from collections import namedtuple
from dataclasses import (
    asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace)

Pair = namedtuple("Pair", "l r")


@dataclass
class Inner:
    v: int


@dataclass
class Outer:
    inner: Inner
    items: list[Inner]
    table: dict
    pair: Pair = Pair(1, 2)
    meta: int = field(default=0, metadata={"unit": "s"})


o = Outer(Inner(1), [Inner(2)], {"k": Inner(3)})
print(asdict(o))
# expect: {'inner': {'v': 1}, 'items': [{'v': 2}], 'table': {'k': {'v': 3}}, 'pair': Pair(l=1, r=2), 'meta': 0}
print(astuple(o))  # expect: ((1,), [(2,)], {'k': (3,)}, Pair(l=1, r=2), 0)
print(replace(o, meta=9).meta, copy.replace(o, meta=8).meta)  # expect: 9 8
print(fields(Outer)[4].metadata["unit"], is_dataclass(Outer), is_dataclass(o), is_dataclass(3))
# expect: s True True False
C = make_dataclass("C", ["x", ("y", int), ("z", int, 5)], namespace={"sum": lambda s: s.y + s.z})
print(C(1, 2), C(1, 2).sum())  # expect: C(x=1, y=2, z=5) 7
try:
    replace(o, nothing=1)
except TypeError as error:
    print(error)  # expect: Outer.__init__() got an unexpected keyword argument 'nothing'
for names in (["a", "a"], ["1x"], ["for"]):
    try:
        make_dataclass("Bad", names)
    except TypeError as error:
        print(error)
        # expect: Field name duplicated: 'a'
        # expect: Field names must be valid identifiers: '1x'
        # expect: Field names must not be keywords: 'for'
