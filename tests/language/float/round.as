# round() is correct and half to even.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(0.125, 2))
# expect: 0 2 2 0 -2 2.67 1.0 0.12
print(round(1234.5678, -2), round(1234.5678, 0), round(1e300, 2), round(5e-324, 3), round(1.5, None), type(round(2.0)), type(round(2.0, 1)))
# expect: 1200.0 1235.0 1e+300 0.0 2 <class 'int'> <class 'float'>
print(round(1e20), round(-2.5, 0), round(0.15, 1), round(1e16 + 1, -1))
# expect: 100000000000000000000 -2.0 0.1 1e+16
fails(lambda: round(float('inf')))
# expect: OverflowError: cannot convert float infinity to integer
fails(lambda: round(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
print(round(float('inf'), 2), round(float('nan'), 1))  # expect: inf nan
fails(lambda: round(1e308, -308) if False else round(1.7976931348623157e308, -308))
# expect: OverflowError: rounded value too large to represent
