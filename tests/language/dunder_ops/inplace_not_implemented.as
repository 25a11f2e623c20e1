# When __iadd__ answers NotImplemented and nothing else helps, the message names +=.
class A:
    def __iadd__(self, other):
        return NotImplemented

class B(A):
    def __add__(self, other):
        return 'added'

def attempt(x):
    try:
        x += 1
        print(x)
    except TypeError as e:
        print(e)

attempt(A())  # expect: unsupported operand type(s) for +=: 'A' and 'int'
attempt(B())  # expect: added
