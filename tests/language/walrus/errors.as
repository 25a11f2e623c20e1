# Places where := may not stand.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['x := 1', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1)', 'f(a=b := 1)', 'def f(x=y := 1): pass', 'lambda: x := 1', '(x := 1, y := 2)', 'x = y := 1', '(x := yield)', 'del (x := 1)', '(None := 1)', 'assert x := 1']:
    syntax(s)
# expect: SyntaxError | invalid syntax | 1 | 3
# expect: SyntaxError | cannot use assignment expressions with attribute | 1 | 2
# expect: SyntaxError | cannot use assignment expressions with subscript | 1 | 2
# expect: SyntaxError | cannot use assignment expressions with tuple | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | invalid syntax | 1 | 11
# expect: SyntaxError | cannot use assignment expressions with lambda | 1 | 1
# expect: accepted
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | cannot delete named expression | 1 | 6
# expect: SyntaxError | cannot use assignment expressions with None | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 10
