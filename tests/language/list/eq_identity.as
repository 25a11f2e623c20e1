# Containers compare by identity first.
class N:
    def __eq__(self, o): return False
n = N()
print(n == n, [n] == [n], n in [n], [n].index(n), [n].count(n), (n,) == (n,), {1: n} == {1: n}, [N()] == [N()])
# expect: False True True 0 1 True True False
