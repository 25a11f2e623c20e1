# object.__new__ refuses a class with a native layout, and names the nearest class that can help.
class A(int):
    pass

class B(A):
    def __new__(cls):
        return object.__new__(cls)

try:
    B()
except TypeError as e:
    print(e)  # expect: object.__new__(B) is not safe, use A.__new__()
