# Mixed arithmetic turns ints into floats.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(1 + 0.5, 0.5 + 1, 3 * 0.5, 1 - 0.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5, True + 0.5, 2 ** 62 + 0.0, 2 ** 63 * 1.0)
# expect: 1.5 1.5 1.5 0.5 3.0 2.0 1.4142135623730951 1.5 4.611686018427388e+18 9.223372036854776e+18
x = 1
for _ in range(3):
    x += 0.5
print(x)  # expect: 2.5
x = 2.0
x *= 3; x -= 1; x /= 2; x //= 1; x **= 3; x %= 5
print(x)  # expect: 3.0
fails(lambda: 1.0 + '1')  # expect: TypeError: unsupported operand type(s) for +: 'float' and 'str'
fails(lambda: 'a' * 1.0)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
fails(lambda: [1][0.0])  # expect: TypeError: list indices must be integers or slices, not float
fails(lambda: range(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
