# Imaginary literals make complex numbers.
print(1j, 1.5J, 0j, 1e3j, 1_0j, 010j)  # expect: 1j 1.5j 0j 1000j 10j 10j
print(1 + 2j, -1j, 3 - 0j)  # expect: (1+2j) (-0-1j) (3+0j)
print(type(2j), (2j).real, (2j).imag)  # expect: <class 'complex'> 0.0 2.0
