# Methods of float.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print((2.0).is_integer(), (2.5).is_integer(), float('inf').is_integer(), (0.75).as_integer_ratio(), (-0.1).as_integer_ratio())
# expect: True False False (3, 4) (-3602879701896397, 36028797018963968)
print((1.5).hex(), (-0.1).hex(), (0.0).hex(), float('inf').hex(), (5e-324).hex(), (1e300).hex())
# expect: 0x1.8000000000000p+0 -0x1.999999999999ap-4 0x0.0p+0 inf 0x0.0000000000001p-1022 0x1.7e43c8800759cp+996
print(float.fromhex('0x1.8p1'), float.fromhex('-0x1p-3'), float.fromhex('1'), float.fromhex('inf'), float.fromhex('0x.8'))
# expect: 3.0 -0.125 1.0 inf 0.5
fails(lambda: float.fromhex('zz'))  # expect: ValueError: invalid hexadecimal floating-point string
fails(lambda: float('inf').as_integer_ratio())
# expect: OverflowError: cannot convert Infinity to integer ratio
fails(lambda: float('nan').as_integer_ratio())
# expect: ValueError: cannot convert NaN to integer ratio
print((1.5).conjugate(), (1.5).real, (1.5).imag, (2.7).__trunc__(), (2.7).__floor__(), (2.2).__ceil__(), (-1.5).__abs__())
# expect: 1.5 1.5 0.0 2 2 3 1.5
