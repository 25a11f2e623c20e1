import graphlib
print(list(graphlib.TopologicalSorter({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']}).static_order())[0::3])
s = graphlib.TopologicalSorter()
s.add(1, 2, 3); s.add(2, 4); s.prepare()
while s.is_active():
    ready = sorted(s.get_ready()); print(ready); s.done(*ready)
try:
    graphlib.TopologicalSorter({'a': ['b'], 'b': ['a']}).prepare()
except graphlib.CycleError as error:
    print(error.args[0], len(error.args[1]))
