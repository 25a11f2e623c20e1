# Operators that nest through script methods.
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o): return N(self.n + o.n) if isinstance(o, N) else self + N(o)
    def __radd__(self, o): return self + o
    def __repr__(self): return f'N({self.n})'
print(N(1) + N(2), N(1) + 2, 3 + N(1), sum([N(1), N(2), N(3)]))  # expect: N(3) N(3) N(4) N(6)
