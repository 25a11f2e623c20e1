# super() in a method that is called with None for self is unbound.
class A:
    def n(self):
        return super().n()

try:
    A.n(None)
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'n'
