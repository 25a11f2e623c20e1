# Operators, calls and tests of script classes nest as deep as the limit allows, without the C stack. (CPython runs out of its own.)
# aspen-only
import sys
sys.setrecursionlimit(1000000)
class Rec:
    def __call__(self, n): return 0 if n == 0 else 1 + self(n - 1)
    def __contains__(self, n): return n == 0 or (n - 1) in self
    def __add__(self, n): return 0 if n == 0 else self + (n - 1)
    def __radd__(self, n): return 0 if n == 0 else (n - 1) + self
    def __lt__(self, n): return n == 0 or self < n - 1
    def __gt__(self, n): return n == 0 or n - 1 < self
r = Rec(); print(r(200000), 200000 in r, r + 200000, 200000 + r, r < 200000, 200000 < r)
# expect: 200000 True 0 0 True True
