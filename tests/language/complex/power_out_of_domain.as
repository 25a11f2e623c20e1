# A power without a value, and one that is too large, are two errors: also of infinite operands.
inf = float('inf')


def show(a, b):
    try:
        print(a ** b)
    except ArithmeticError as e:
        print(type(e).__name__, e)


show(5e-324j, -2)  # expect: ZeroDivisionError 0.0 to a negative or complex power
show(0j, -1)  # expect: ZeroDivisionError 0.0 to a negative or complex power
show(1j, inf)  # expect: ZeroDivisionError 0.0 to a negative or complex power
show(complex(0, inf), 1j)  # expect: ZeroDivisionError 0.0 to a negative or complex power
show(complex(0, inf), 1)  # expect: OverflowError complex exponentiation
show(complex(1, inf), 0.5)  # expect: OverflowError complex exponentiation
show(1e200j, 2)  # expect: OverflowError complex exponentiation
show(1 + 1j, 1j)  # expect: (0.4288290062943679+0.1548717524642468j)
show(-2.5j, 1 + 1j)  # expect: (9.540968580408357-7.321150695248044j)
