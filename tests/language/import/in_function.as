# Imports bind local names in functions and class bodies.
def f():
    import math as local_math
    from math import pi
    return local_math.floor(pi)
print(f(), 'local_math' in globals())  # expect: 3 False
class C:
    import math
    from math import e as euler
print(C.math.floor(C.euler))  # expect: 2
