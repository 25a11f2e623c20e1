# Declined operators find their operands again in a function with hundreds of locals.
class Left:
    def __add__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
    def __eq__(self, other): return NotImplemented
    def __isub__(self, other): return NotImplemented
class Right:
    def __radd__(self, other): return 'radd'
    def __gt__(self, other): return 'gt'
    def __rsub__(self, other): return 'rsub'
lines = ['def f(left, right):']
lines += [f'    v{i} = {i} * 1.5' for i in range(300)]
lines += ['    v298, v299 = left, right',
          '    one = 1.5; sum = v298 + v299',
          '    two = 2.5; less = v298 < v299',
          '    same = v298 == v299',
          '    v298 -= v299',
          '    return sum, less, same, v298, v297 + one']
exec('\n'.join(lines))
print(f(Left(), Right()))  # expect: ('radd', 'gt', False, 'rsub', 447.0)
def g(left, right):
    k = 1.5
    if left < right:
        return left + right
    return k
print(g(Left(), Right()))  # expect: radd
try:
    Left() + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'Left' and 'int'
