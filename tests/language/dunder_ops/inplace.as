# Augmented assignment prefers the in-place method.
class A:
    def __iadd__(self, o): return ('iadd', o)
    def __add__(self, o): return ('add', o)
    def __sub__(self, o): return ('sub', o)
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return ('mul', o)
a = A(); a += 1
print(a)  # expect: ('iadd', 1)
a = A(); a -= 1
print(a)  # expect: ('sub', 1)
a = A(); a *= 2
print(a)  # expect: ('mul', 2)
a = A()
try: a /= 2
except TypeError as e: print(str(e).replace('A', 'X'))
# expect: unsupported operand type(s) for /=: 'X' and 'int'
