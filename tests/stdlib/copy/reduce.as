# __reduce__, __getstate__, __setstate__ and built-in subclasses.
import copy
import copyreg


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


class Stateful:
    def __getstate__(self):
        return {"saved": True}

    def __setstate__(self, state):
        self.state = state


class MyList(list):
    pass


class MyInt(int):
    pass


print(copy.copy(Reduced(1)).x, copy.copy(Stateful()).state)  # expect: 2 {'saved': True}
m = MyList([1, [2]])
m.tag = "t"
c = copy.deepcopy(m)
print(c, c.tag, type(c).__name__, c[1] is m[1], copy.copy(MyInt(5)) + 1)
# expect: [1, [2]] t MyList False 6


class Point:
    def __init__(self, x):
        self.x = x


copyreg.pickle(Point, lambda p: (Point, (p.x * 10,)))
print(copy.copy(Point(2)).x)  # expect: 20
try:
    copyreg.pickle(Point, 3)
except TypeError as error:
    print(error)  # expect: reduction functions must be callable
