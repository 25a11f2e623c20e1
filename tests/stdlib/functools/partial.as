# partial fixes arguments; partialmethod does so in a class.
from functools import partial, partialmethod

base2 = partial(int, base=2)
print(base2("1010"))  # expect: 10
print(base2.func, base2.args, base2.keywords)  # expect: <class 'int'> () {'base': 2}
add = partial(lambda *a, **k: (a, k), 1, x=2)
print(add(3, y=4))  # expect: ((1, 3), {'x': 2, 'y': 4})
print(add(3, x=5))  # expect: ((1, 3), {'x': 5})


class Cell:
    def set_state(self, state, *, loud=False):
        self.state = (state, loud)
        return self.state

    alive = partialmethod(set_state, True)
    dead = partialmethod(set_state, False, loud=True)


cell = Cell()
print(cell.alive(), cell.dead(), Cell.alive(cell))
# expect: (True, False) (False, True) (True, False)
try:
    partialmethod(3)
except TypeError as error:
    print(error)  # expect: 3 is not callable or a descriptor
