# typing is harmless at run time.
from typing import *
T = TypeVar('T')
class G(Generic[T]): pass
class N(NamedTuple):
    a: int
    b: str = 'x'
class D(TypedDict): k: int
print(G[int]().__class__.__name__, N(1), D(k=1), Optional[int], Union[int, str], List[int], cast(int, 'a'), Literal[1, 'a'], Callable[[int], str], Any, get_args(dict[int, str]), get_origin(list[int]), T, TYPE_CHECKING)
# expect: G N(a=1, b='x') {'k': 1} typing.Optional[int] typing.Union[int, str] typing.List[int] a typing.Literal[1, 'a'] typing.Callable[[int], str] typing.Any (<class 'int'>, <class 'str'>) <class 'list'> ~T False
