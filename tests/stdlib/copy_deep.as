# Shallow and deep copies, cycles included.
import copy
a = [1, [2], {'k': (3, [4])}]
a.append(a)
s, d = copy.copy(a), copy.deepcopy(a)
print(s[1] is a[1], d[1] is a[1], d[3] is d, d[2])  # expect: True False True {'k': (3, [4])}
class C:
    def __init__(self): self.x = [1]
    def __deepcopy__(self, memo): return 'deep'
    def __copy__(self): return 'shallow'
print(copy.copy(C()), copy.deepcopy([C()]), copy.copy(5), copy.deepcopy((1, 2)) == (1, 2))
# expect: shallow ['deep'] 5 True
