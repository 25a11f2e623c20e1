# real and imag are floats and read-only.
z = 3 - 2j
print(z.real, z.imag, type(z.real), z.conjugate(), z.__bool__(), bool(0j), bool(1j))
# expect: 3.0 -2.0 <class 'float'> (3+2j) True False True
try: z.real = 1
except AttributeError as e: print(e)  # expect: readonly attribute
class Z(complex): pass
print(Z(1, 2), type(Z(1) + 1), isinstance(Z(), complex))  # expect: (1+2j) <class 'complex'> True
print(sum([1j, 2, 3.5]), max([1, 2], key=lambda v: abs(v * 1j)))  # expect: (5.5+1j) 2
