# The abstract classes of collections.abc.
from collections.abc import *
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(5, Hashable), isinstance([], Hashable), isinstance(iter([]), Iterator), isinstance((i for i in ()), Generator), callable(len) == isinstance(len, Callable), isinstance('', Iterable), issubclass(set, MutableSet), isinstance(b'', Sequence))
# expect: True True True False True True True True True True
