import copy
class Node:
    def __init__(self): self.items = [1]; self.me = self
    def __deepcopy__(self, memo):
        new = Node(); memo[id(self)] = new; new.items = copy.deepcopy(self.items, memo); return new
a = Node(); b = copy.copy(a); c = copy.deepcopy([a, a])
print(b.items is a.items, c[0] is c[1], c[0].items == [1], c[0].items is a.items)
class Slots:
    __slots__ = ('x',)
s = Slots(); s.x = [1]; t = copy.deepcopy(s)
print(t.x, t.x is s.x, copy.copy({1: [2]}), copy.copy(print) is print)
loop = []; loop.append(loop); other = copy.deepcopy(loop)
print(other[0] is other, copy.deepcopy((1, (2,))) )
class State:
    def __getstate__(self): return {'v': 1}
    def __setstate__(self, state): self.got = state
print(copy.copy(State()).got)
