# Methods and attributes of int.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 64).bit_length())
# expect: 8 0 9 65
print((255).bit_count(), (-7).bit_count())  # expect: 8 3
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)  # expect: 5 5 0 5 1
print((5).is_integer(), (6).as_integer_ratio(), (-5).__neg__(), (5).__add__(2), (5).__add__(2.0))
# expect: True (6, 1) 5 7 NotImplemented
fails(lambda: (5).foo)  # expect: AttributeError: 'int' object has no attribute 'foo'
fails(lambda: setattr(5, 'x', 1))
# expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
