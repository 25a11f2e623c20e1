# A class with abstract methods cannot be instantiated.
from abc import ABC, abstractmethod, update_abstractmethods


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1

    @property
    @abstractmethod
    def name(self):
        pass

    @classmethod
    @abstractmethod
    def make(cls):
        pass


class Half(Shape):
    def area(self):
        return super().area() + 1


class Square(Half):
    name = "square"

    @classmethod
    def make(cls):
        return cls()


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
# expect: ['area', 'make', 'name'] ['make', 'name']
print(Square.make().area(), Square().name)  # expect: 2 square
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
        # expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'make', 'name'
        # expect: Can't instantiate abstract class Half without an implementation for abstract methods 'make', 'name'
Half.name = "half"
Half.make = None
print(update_abstractmethods(Half) is Half, Half.__abstractmethods__)  # expect: True frozenset()
