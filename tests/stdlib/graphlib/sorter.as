# graphlib.TopologicalSorter: ready nodes, whole orders, cycles, misuse.
from graphlib import CycleError, TopologicalSorter


def fails(call):
    try:
        call()
    except ValueError as error:
        print(type(error).__name__, *error.args)


sorter = TopologicalSorter({'D': ['B', 'C'], 'C': ['A'], 'B': ['A']})
print(*sorter.static_order())  # expect: A C B D
print(*TopologicalSorter({1: [2], 2: [3], 4: []}).static_order())  # expect: 3 4 2 1
print(*TopologicalSorter().static_order())  # expect:

sorter = TopologicalSorter()
sorter.add('x', 'y', 'z')
sorter.add('y', 'z')
sorter.add('y', 'z')
fails(sorter.get_ready)  # expect: ValueError prepare() must be called first
fails(sorter.is_active)  # expect: ValueError prepare() must be called first
sorter.prepare()
fails(sorter.prepare)  # expect: ValueError cannot prepare() more than once
fails(lambda: sorter.add('w'))  # expect: ValueError Nodes cannot be added after a call to prepare()
fails(lambda: sorter.done('z'))  # expect: ValueError node 'z' was not passed out (still not ready)
fails(lambda: sorter.done('q'))  # expect: ValueError node 'q' was not added using add()
print(sorter.get_ready(), sorter.get_ready(), bool(sorter))  # expect: ('z',) () True
sorter.done('z')
fails(lambda: sorter.done('z'))  # expect: ValueError node 'z' was already marked done
print(sorter.get_ready())  # expect: ('y',)
sorter.done('y')
print(sorter.get_ready())  # expect: ('x',)
sorter.done('x')
print(sorter.is_active())  # expect: False

fails(TopologicalSorter({'a': ['b'], 'b': ['c'], 'c': ['a']}).prepare)
# expect: CycleError nodes are in a cycle ['a', 'c', 'b', 'a']
fails(TopologicalSorter({1: [1]}).prepare)  # expect: CycleError nodes are in a cycle [1, 1]
sorter = TopologicalSorter({0: [], 1: [0, 3], 2: [1], 3: [2], 4: [3]})
fails(sorter.prepare)  # expect: CycleError nodes are in a cycle [1, 2, 3, 1]
print(sorter.get_ready())  # expect: (0,)
deep = TopologicalSorter({n: [n + 1] for n in range(5000)})
print(sum(1 for _ in deep.static_order()), TopologicalSorter[int])
# expect: 5001 graphlib.TopologicalSorter[int]
