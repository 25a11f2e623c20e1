# Sets find objects by identity before equality.
nan = float('nan')
print(nan in {nan}, len({nan, nan}), len({float('nan'), float('nan')}), {nan} == {nan})
# expect: True 1 2 True
class N:
    def __hash__(self): return 1
    def __eq__(self, o): return NotImplemented
a, b = N(), N()
print(a in {a}, b in {a}, len({a, b, a}))  # expect: True False 2
