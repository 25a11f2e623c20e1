# Weak references, finalisers, collections in between.
import gc, weakref
class Node:
    def __init__(self): self.other = None
    def __del__(self): seen.append(1)
seen = []
nodes = [Node() for _ in range(20)]
for a, b in zip(nodes, nodes[1:]):
    a.other, b.other = b, a
references = [weakref.ref(n, lambda r: seen.append(2)) for n in nodes]
table = weakref.WeakValueDictionary(enumerate(nodes))
weakref.finalize(nodes[0], seen.append, 3)
del nodes, a, b
gc.collect()
print(len(seen) > 20, len(table), references[0]())
def dropped():
    yield 1
next(dropped())
gc.collect()
