import typing as t
T = t.TypeVar('T')
class Box(t.Generic[T]):
    def __init__(self, v: T): self.v = v
class P(t.Protocol):
    def close(self) -> None: ...
@t.runtime_checkable
class Q(t.Protocol):
    def close(self) -> None: ...
class N(t.NamedTuple):
    a: int
    b: str = 'x'
class D(t.TypedDict, total=False):
    name: t.Required[str]
    age: int
print(t.List[int], t.Optional[str], t.Union[int, str, int], t.Callable[[int], str], t.Literal['a', 1], Box[int], t.get_origin(t.Dict[str, int]), t.get_args(t.Dict[str, int]))
print(N(1), D(name='x'), D.__required_keys__, t.get_type_hints(N), isinstance(open('/dev/null'), Q), t.cast(int, 'x'), t.Annotated[int, 'meta'].__metadata__)
print(t.get_type_hints(Box.__init__), t.NewType('U', int)(5), t.ClassVar[int], t.Final, t.Any, Box.__parameters__, t.is_typeddict(D))
