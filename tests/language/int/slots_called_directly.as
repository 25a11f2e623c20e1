# Special methods of numbers and sequences that are called by name.
def p(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

p(lambda: (1).__pow__(2, {}))  # expect: NotImplemented
p(lambda: (1).__pow__(2, 3.5))  # expect: NotImplemented
p(lambda: (7).__pow__(2, 5))  # expect: 4
p(lambda: (45).__round__(None))  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
p(lambda: round(45, None))  # expect: 45
p(lambda: [1].__mul__('x'))  # expect: TypeError 'str' object cannot be interpreted as an integer
p(lambda: 'a'.__mul__())  # expect: TypeError  expected 1 argument, got 0
p(lambda: 1 << 2**70)  # expect: OverflowError too many digits in integer
p(lambda: 0 ** float('-inf'))  # expect: inf
p(lambda: (-1e200) ** 2.5)  # expect: OverflowError complex exponentiation
p(lambda: '%i' % 'x')  # expect: TypeError %i format: a real number is required, not str
p(lambda: b'%i' % b'x')  # expect: TypeError %d format: a real number is required, not bytes
p(lambda: {}.pop([], 5))  # expect: 5
p(lambda: sum(..., ''))  # expect: TypeError 'ellipsis' object is not iterable
p(lambda: (5).to_bytes(1, None))  # expect: TypeError to_bytes() argument 'byteorder' must be str, not None
p(lambda: int.from_bytes(b'a', 5))  # expect: TypeError from_bytes() argument 'byteorder' must be str, not int
p(lambda: b'abc' * (2**62))  # expect: OverflowError repeated bytes are too long
