"""Orders of a graph's nodes in which each comes after those it depends on."""

from types import GenericAlias

__all__ = ['CycleError', 'TopologicalSorter']


class CycleError(ValueError):
    """The graph has a cycle: the second argument lists its nodes, the first one again at the end."""


class _Node:
    """A node; `waiting` counts the predecessors that are not done."""

    __slots__ = 'value', 'waiting', 'successors', 'state'

    def __init__(self, value):
        self.value = value
        self.waiting = 0
        self.successors = []
        self.state = _WAITING


_WAITING, _OUT, _DONE = range(3)


class TopologicalSorter:
    """Sorts the nodes of a graph, given as a mapping of nodes to their predecessors."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None      # None until prepare()
        self._given_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, value):
        node = self._nodes.get(value)
        if node is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        """Add a node, or predecessors to one that is there."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        entry = self._node(node)
        entry.waiting += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        """No more nodes come: find the first ones that are ready. CycleError if there is a cycle."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [node.value for node in self._nodes.values() if node.waiting == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes whose predecessors are all done, each given out once."""
        self._check_prepared()
        ready = tuple(self._ready)
        for value in ready:
            self._nodes[value].state = _OUT
        self._ready.clear()
        self._given_out += len(ready)
        return ready

    def is_active(self):
        """Whether done() can still make progress."""
        self._check_prepared()
        return self._finished < self._given_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Nodes that get_ready() gave are processed; their successors may be ready now."""
        self._check_prepared()
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f'node {value!r} was not added using add()')
            if node.state == _WAITING:
                raise ValueError(f'node {value!r} was not passed out (still not ready)')
            if node.state == _DONE:
                raise ValueError(f'node {value!r} was already marked done')
            node.state = _DONE
            for name in node.successors:
                successor = self._nodes[name]
                successor.waiting -= 1
                if successor.waiting == 0:
                    self._ready.append(name)
            self._finished += 1

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def _find_cycle(self):
        # Depth first along successors; `path` is the way to the current node, `place` where each
        # node of it stands, `rest` an iterator over the successors that are left at each step.
        visited = set()
        for start in self._nodes:
            if start in visited:
                continue
            path, place, rest = [start], {start: 0}, [iter(self._nodes[start].successors)]
            visited.add(start)
            while path:
                for successor in rest[-1]:
                    if successor in place:
                        return path[place[successor]:] + [successor]
                    if successor not in visited:
                        visited.add(successor)
                        place[successor] = len(path)
                        path.append(successor)
                        rest.append(iter(self._nodes[successor].successors))
                        break
                else:
                    del place[path.pop()]
                    rest.pop()
        return None
