import reprlib
print(reprlib.repr(list(range(50))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10 ** 60))
r = reprlib.Repr(maxlist=2, maxlevel=1, indent='..')
print(r.repr([1, [2], 3]))
class Tree:
    @reprlib.recursive_repr('<...>')
    def __repr__(self): return f'Tree({self.child!r})'
t = Tree(); t.child = t
print(t)
