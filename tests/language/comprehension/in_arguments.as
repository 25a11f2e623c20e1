# A generator expression may be the only argument without parentheses.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print(sum(i * i for i in range(4)), list(c for c in 'ab'), sorted((-i for i in range(3)), key=abs))
# expect: 14 ['a', 'b'] [0, -1, -2]
syntax('f(x for x in y, 1)')
# expect: SyntaxError | Generator expression must be parenthesized | 1 | 3
syntax('f(1, x for x in y)')
# expect: SyntaxError | Generator expression must be parenthesized | 1 | 6
print(max((i for i in range(3)), default=9))  # expect: 2
