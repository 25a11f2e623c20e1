# Semicolons separate simple statements, also in a one-line block.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

a = 1; b = 2; c = a + b;
print(c)  # expect: 3
if c: a = 10; b = 20
print(a, b)  # expect: 10 20
for i in range(2): a += i; b -= i
print(a, b)  # expect: 11 19
class C: x = 1; y = x + 1
print(C.y)  # expect: 2
syntax('if 1: x; if 2: y')  # expect: SyntaxError | invalid syntax | 1 | 10
