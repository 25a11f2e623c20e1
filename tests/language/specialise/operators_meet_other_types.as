# One line of code that sees ints, floats, big ints, zeros and objects in turn gives each its answer.
class N:
    def __add__(self, other): return 'N+'
    def __radd__(self, other): return '+N'
    def __truediv__(self, other): return 'N/'
    def __mul__(self, other): return 'N*'

def f(x, y):
    return x + y, x * y, x - y if not isinstance(x, N) else '-'

def divide(x, y):
    return x / y

for x, y in [(1, 2), (1.5, 2.5), (2.5, 1.5), (1, 2), (0.0, 1.5), (-0.0, 0.0), (1e300, 1e300),
             (1e-200, 1e-200), (2**62, 2**62), (1.5, 2), (3, 0.5), (N(), 1), (1.5, 2.5),
             (float('inf'), 1.0), (5e-324, 1.0), (2**70, 1.5), (True, 2.5)]:
    print(*f(x, y), end=' ')
    if y:
        print(divide(x, y))
    else:
        try:
            divide(x, y)
        except ZeroDivisionError as e:
            print(e)
# expect: 3 2 -1 0.5
# expect: 4.0 3.75 -1.0 0.6
# expect: 4.0 3.75 1.0 1.6666666666666667
# expect: 3 2 -1 0.5
# expect: 1.5 0.0 -1.5 0.0
# expect: 0.0 -0.0 -0.0 float division by zero
# expect: 2e+300 inf 0.0 1.0
# expect: 2e-200 0.0 0.0 1.0
# expect: 9223372036854775808 21267647932558653966460912964485513216 0 1.0
# expect: 3.5 3.0 -0.5 0.75
# expect: 3.5 1.5 2.5 6.0
# expect: N+ N* - N/
# expect: 4.0 3.75 -1.0 0.6
# expect: inf inf inf inf
# expect: 1.0 5e-324 -1.0 5e-324
# expect: 1.1805916207174113e+21 1.770887431076117e+21 1.1805916207174113e+21 7.870610804782742e+20
# expect: 3.5 2.5 -1.5 0.4

def augmented(x, y):
    x += y
    x -= 1
    x *= y
    return x

print([augmented(*p) for p in [(1.5, 2.0), (1.5, 2.0), (1, 2), (1.5, 2), (2**62, 2), (0.0, 1.0)]])
# expect: [5.0, 5.0, 4, 5.0, 9223372036854775810, 0.0]
