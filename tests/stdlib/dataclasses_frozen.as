# Frozen, slots, kw_only and errors.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from dataclasses import dataclass, field
@dataclass(frozen=True, slots=True)
class F: x: int = 1
print(F(), hash(F()) == hash(F()), F.__slots__)  # expect: F(x=1) True ('x',)
fails(lambda: setattr(F(), 'x', 2))  # expect: FrozenInstanceError: cannot assign to field 'x'
@dataclass(kw_only=True)
class K: a: int; b: int = 2
print(K(a=1))  # expect: K(a=1, b=2)
fails(lambda: K(1))  # expect: TypeError: K.__init__() takes 1 positional argument but 2 were given
def bad():
    @dataclass
    class B: x: list = []
fails(bad)
# expect: ValueError: mutable default <class 'list'> for field x is not allowed: use default_factory
def bad2():
    @dataclass
    class B: x: int = 1; y: int
fails(bad2)  # expect: TypeError: non-default argument 'y' follows default argument 'x'
