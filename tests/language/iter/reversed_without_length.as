# reversed() of a class that has items but no length; a float subclass without __invert__.
class A:
    def __getitem__(self, i):
        return i

class F(float):
    pass

for f in (lambda: reversed(A()), lambda: ~F(1), lambda: reversed(5)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: object of type 'A' has no len()
# expect: bad operand type for unary ~: 'F'
# expect: 'int' object is not reversible
