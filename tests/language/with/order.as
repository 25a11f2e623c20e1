# Enter and exit run in stack order.
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, *a): print('exit', self.n, a[0])
with M(1) as a, M(2) as b: print(a, b)
# expect: enter 1
# expect: enter 2
# expect: 1 2
# expect: exit 2 None
# expect: exit 1 None
with (M(3) as c, M(4)): print(c)
# expect: enter 3
# expect: enter 4
# expect: 3
# expect: exit 4 None
# expect: exit 3 None
with M(5): pass
# expect: enter 5
# expect: exit 5 None
