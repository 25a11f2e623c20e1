# Comparison results need not be bools, except where truth is asked.
class A:
    def __lt__(self, o): return []
    def __gt__(self, o): return 'gt'
a = A()
print(a < 1, a > 1, not a < 1, a > 1 > 0 if False else (1 if a > 1 else 2), [a] < [1])
# expect: [] gt True 1 []
