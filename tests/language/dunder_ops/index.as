# __index__ is asked wherever a whole number is needed.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class I:
    def __index__(self): return 2
i = I()
print([1, 2, 3][i], 'abc'[i], range(i), hex(i), chr(i) == '\x02', [0] * i, 'abc'[:i], round(2.567, i), int('11', i), bytes(i))
# expect: 3 c range(0, 2) 0x2 True [0, 0] ab 2.57 3 b'\x00\x00'
fails(lambda: [1][1.0])  # expect: TypeError: list indices must be integers or slices, not float
fails(lambda: 1 << 1.0)  # expect: TypeError: unsupported operand type(s) for <<: 'int' and 'float'
fails(lambda: range('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
import operator
print(operator.index(i), operator.index(True))  # expect: 2 1
fails(lambda: operator.index(1.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
