# Bit operations act on two's complement of unbounded width.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(6 & 3, 6 | 3, 6 ^ 3, ~6)  # expect: 2 7 5 -7
print(-6 & 3, -6 | 3, -6 ^ 3, ~-6)  # expect: 2 -5 -7 5
print(-1 & (1 << 70), -1 | (1 << 70), (-1 ^ (1 << 70)) == -(1 << 70) - 1)
# expect: 1180591620717411303424 -1 True
print(True & 1, True | False, True ^ True, type(True & True), type(True & 1))
# expect: 1 True False <class 'bool'> <class 'int'>
fails(lambda: 1 & 1.0)  # expect: TypeError: unsupported operand type(s) for &: 'int' and 'float'
fails(lambda: 1.5 | 1)  # expect: TypeError: unsupported operand type(s) for |: 'float' and 'int'
