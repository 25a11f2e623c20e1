# Shifts, by negative, zero and huge counts.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(1 << 0, 1 << 62, 1 << 63, 1 << 64, -1 << 63)
# expect: 1 4611686018427387904 9223372036854775808 18446744073709551616 -9223372036854775808
print(5 >> 1, -5 >> 1, -1 >> 100, 5 >> 1000, 1 << 70 >> 69)  # expect: 2 -3 -1 0 2
print(0 << 10 ** 30, 5 >> 10 ** 30, -5 >> 10 ** 30)  # expect: 0 0 -1
fails(lambda: 1 << -1)  # expect: ValueError: negative shift count
fails(lambda: 1 >> -1)  # expect: ValueError: negative shift count
fails(lambda: 1 << 1.0)  # expect: TypeError: unsupported operand type(s) for <<: 'int' and 'float'
fails(lambda: 1 << (1 << 64))  # expect-repr: 'MemoryError: '
