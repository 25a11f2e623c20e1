# round() of ints, with negative digits, half to even.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(149, -2), round(150, -2), round(250, -2))
# expect: 5 20 20 -20 100 200 200
print(round(5, 3), round(5, None), round(12345, -10), round(10 ** 30 + 5 * 10 ** 9, -10))
# expect: 5 5 0 1000000000000000000000000000000
fails(lambda: round(5, 1.0))
# expect: TypeError: 'float' object cannot be interpreted as an integer
fails(lambda: round('5'))  # expect: TypeError: type str doesn't define __round__ method
