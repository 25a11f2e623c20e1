# Folded constants behave as the operations do.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(2 ** 100 == 1 << 100)  # expect: True
print('ab' * 3 + 'c', (1, 2) * 2)  # expect: abababc (1, 2, 1, 2)
fails(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
fails(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
print(-0.0, 0.0 == -0.0, 1 - 2 ** 64)  # expect: -0.0 True -18446744073709551615
print('a' 'b' 'c'[1], not 0, ~-1)  # expect: b True 0
