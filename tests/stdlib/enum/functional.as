# Making enumerations by a call.
import copy
from enum import Enum, Flag, IntEnum

Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal.__module__)
# expect: [<Animal.ANT: 1>, <Animal.BEE: 2>, <Animal.CAT: 3>] 2 __main__
print(list(Enum("Pair", [("A", 10), ("B", 20)])))  # expect: [<Pair.A: 10>, <Pair.B: 20>]
print(list(IntEnum("Num", {"ONE": 1, "TWO": 2}, start=5)))  # expect: [<Num.ONE: 1>, <Num.TWO: 2>]
print(list(Flag("F", ["X", "Y", "Z"])))  # expect: [<F.X: 1>, <F.Y: 2>, <F.Z: 4>]
print(list(Enum("Late", "A B", start=7)))  # expect: [<Late.A: 7>, <Late.B: 8>]
print(copy.copy(Animal.ANT) is Animal.ANT, copy.deepcopy([Animal.ANT])[0] is Animal.ANT)
# expect: True True
try:
    Enum("Only")
except TypeError as error:
    print(str(error)[:40])  # expect: <enum 'Enum'> has no members; specify `n
