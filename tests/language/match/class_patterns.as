# Class patterns with positional and keyword parts.
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case P(0, y): return 'on axis', y
        case P(x, y=5): return 'five', x
        case P(x=a): return 'P', a
        case str(s) | bytes(s): return s
        case dict(): return 'dict'
        case float(): return 'float'
print(f(P(0, 1)), f(P(1, 5)), f(P(2, 2)), f('s'), f(b'b'), f({}), f(1.0), f(None))
# expect: ('on axis', 1) ('five', 1) ('P', 2) s b'b' dict float None
