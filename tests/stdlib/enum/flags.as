# Flags combine.
from enum import CONFORM, EJECT, KEEP, Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, Perm(0), repr(Perm(0)))
# expect: Perm.R|X <Perm.R|X: 5> Perm.RW Perm(0) <Perm: 0>
print(Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), len(Perm.RW), bool(Perm(0)))
# expect: True False [<Perm.R: 1>, <Perm.W: 2>] 2 False
print(~Perm.R, Perm.RW ^ Perm.R, Perm.RW & Perm.W, list(Perm))
# expect: Perm.W|X Perm.W Perm.W [<Perm.R: 1>, <Perm.W: 2>, <Perm.X: 4>]
print(Perm(7), Perm.R.value, Perm["RW"].value)  # expect: Perm.R|W|X 1 3
try:
    Perm(8)
except ValueError as error:
    print(error)
    # expect: <flag 'Perm'> invalid value 8
    # expect:     given 0b0 1000
    # expect:   allowed 0b0 0111
try:
    Perm.R | 2
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for |: 'Perm' and 'int'


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, repr(Bits.A | 8), Bits.A | 4, Bits.A + 1, repr(~Bits.A))
# expect: 3 <Bits.A|8: 9> 5 2 <Bits.B: 2>


class Loose(Flag, boundary=CONFORM):
    A = 1


class Out(Flag, boundary=EJECT):
    A = 1


class Kept(Flag, boundary=KEEP):
    A = 1


print(Loose(3), Out(3), repr(Kept(3)))  # expect: Loose.A 3 <Kept.A|2: 3>
