# Type parameter lists that cannot be.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['def f[T, T](): pass', 'def f[](): pass', 'class C[*T: int]: pass', 'type X', 'def f[T = int, U](): pass', 'def f[T: (yield)](): pass', 'class C[T]: x = (y := T)\ntype A[T] = (x := 1)', 'def f[1](): pass', 'type X[T] = yield']:
    syntax(s)
# expect: SyntaxError | duplicate type parameter 'T' | 1 | 10
# expect: SyntaxError | Type parameter list cannot be empty | 1 | 7
# expect: SyntaxError | cannot use bound with TypeVarTuple | 1 | 11
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | non-default type parameter 'U' follows default type parameter | 1 | 16
# expect: SyntaxError | yield expression cannot be used within a TypeVar bound | 1 | 11
# expect: SyntaxError | named expression cannot be used within a type alias | 2 | 14
# expect: SyntaxError | expected '(' | 1 | 6
# expect: SyntaxError | invalid syntax | 1 | 13
