# A class can answer for itself.
from abc import ABC, ABCMeta


class HasRun(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is HasRun:
            return any("run" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class Runner:
    def run(self):
        pass


class Child(HasRun):
    pass


print(issubclass(Runner, HasRun), issubclass(int, HasRun), issubclass(Runner, Child))
# expect: True False False
print(isinstance(Runner(), HasRun), isinstance(Child(), HasRun))  # expect: True True
print(type(HasRun) is ABCMeta)  # expect: True
try:
    issubclass(3, HasRun)
except TypeError as error:
    print(error)  # expect: issubclass() arg 1 must be a class
