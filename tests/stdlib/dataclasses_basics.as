# Generated methods.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)
    z: int = field(default=3, repr=False)
p = P(1)
print(p, p == P(1, [5]), P(1) < P(2), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)])
# expect: P(x=1, y=[]) True True {'x': 1, 'y': [], 'z': 3} (1, [], 3) P(x=9, y=[]) ['x', 'y', 'z']
fails(lambda: P())  # expect: TypeError: P.__init__() missing 1 required positional argument: 'x'
fails(lambda: hash(p))  # expect: TypeError: unhashable type: 'P'
