# The same load, store and loop see other containers, other classes and changed classes.
class A:
    def __init__(self): self.x = 'A.x'
class B:
    def __init__(self): self.y = 0; self.x = 'B.x'
class C:
    @property
    def x(self): return 'C.x'
class D:
    x = 'D.x'
class E:
    def __getattr__(self, name): return 'E.' + name

def get(o): return o.x
def put(o): o.x = 'new'

a = A()
print([get(o) for o in [a, a, B(), C(), D(), E(), a, a]])
# expect: ['A.x', 'A.x', 'B.x', 'C.x', 'D.x', 'E.x', 'A.x', 'A.x']
A.x = property(lambda self: 'now a property', lambda self, v: print('set to', v))
print(get(a))
# expect: now a property
for o in [B(), B(), a, B()]:
    put(o)
# expect: set to new
try:
    put(C())
except AttributeError as e:
    print(e)
# expect: property 'x' of 'C' object has no setter

def item(c, i): return c[i]
def store(c, i, v): c[i] = v; return c

class L(list):
    def __getitem__(self, i): return 'L%d' % i
    def __setitem__(self, i, v): print('L set', i, v)

print([item(c, 1) for c in [[1, 2], [3, 4], (5, 6), 'ab', {1: 'd'}, L([7, 8]), range(9), [0, 9]]])
# expect: [2, 4, 6, 'b', 'd', 'L1', 1, 9]
for i in (0, -1, 2, True):
    try:
        print(item([1, 2], i))
    except IndexError as e:
        print(e)
# expect: 1
# expect: 2
# expect: list index out of range
# expect: 2
print([store(c, 1, 'v') for c in [[1, 2], [3, 4], {1: 'd'}, L([7, 8]), bytearray(2)] if not isinstance(c, bytearray)])
# expect: L set 1 v
# expect: [[1, 'v'], [3, 'v'], {1: 'v'}, [7, 8]]

def total(it):
    out = []
    for v in it:
        out.append(v)
    return out

print([total(it) for it in [range(3), range(2), [1, 2], [3], (4,), 'ab', {5: 6}, iter([7]), (x for x in [8]), range(1), []]])
# expect: [[0, 1, 2], [0, 1], [1, 2], [3], [4], ['a', 'b'], [5], [7], [8], [0], []]
