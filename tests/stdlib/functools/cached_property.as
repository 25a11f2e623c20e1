# Computed once, then an ordinary attribute.
from functools import cached_property


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        """The area."""
        print("computing")
        return self.radius ** 2 * 3


c = Circle(2)
print(c.area)
print(c.area, c.__dict__)
c.area = 1
print(c.area)
del c.area
print(c.area)
print(Circle.area.__doc__, Circle.area.attrname)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


try:
    Slotted().x
except TypeError as error:
    print(error)

# expect: computing
# expect: 12
# expect: 12 {'radius': 2, 'area': 12}
# expect: 1
# expect: computing
# expect: 12
# expect: The area. area
# expect: No '__dict__' attribute on 'Slotted' instance to cache 'x' property.
