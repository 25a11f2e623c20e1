# Subclasses of Sequence and Mapping match; registered ones too.
from collections.abc import Sequence, Mapping
class S(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return (10, 20)[i]
class D(dict): pass
match S():
    case [a, b]: print(a, b)  # expect: 10 20
match D(x=1):
    case {'x': x, **r}: print(x, r)  # expect: 1 {}
