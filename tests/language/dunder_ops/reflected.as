# Every reflected operator is tried when the left does not know.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class V: pass
for n in 'add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod'.split():
    setattr(V, f'__r{n}__', lambda s, o, n=n: ('r' + n, o))
v = V()
print(1 + v, 1 - v, 1 * v, 1 / v, 1 // v, 1 % v, 1 ** v, 1 @ v, 1 & v, 1 | v, 1 ^ v, 1 << v, 1 >> v, divmod(1, v), 'a' + v, [] * v, None | v)
# expect: ('radd', 1) ('rsub', 1) ('rmul', 1) ('rtruediv', 1) ('rfloordiv', 1) ('rmod', 1) ('rpow', 1) ('rmatmul', 1) ('rand', 1) ('ror', 1) ('rxor', 1) ('rlshift', 1) ('rrshift', 1) ('rdivmod', 1) ('radd', 'a') ('rmul', []) ('ror', None)
fails(lambda: v + 1)  # expect: TypeError: unsupported operand type(s) for +: 'V' and 'int'
