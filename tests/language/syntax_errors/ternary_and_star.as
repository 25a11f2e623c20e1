# Incomplete conditionals, misplaced stars.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['x = 1 if 2', 'a if b', '*a', 'x = *a', 'print(*)', 'f(**)', '[*]', 'x[*]', 'for *a in b: pass', '**x', 'return *a', '(*a)', '*a += 1', 'f(x for x in y, *z)', 'a if b else pass']:
    syntax(s)
# expect: SyntaxError | expected 'else' after 'if' expression | 1 | 5
# expect: SyntaxError | expected 'else' after 'if' expression | 1 | 1
# expect: SyntaxError | can't use starred expression here | 1 | 1
# expect: SyntaxError | can't use starred expression here | 1 | 5
# expect: SyntaxError | Invalid star expression | 1 | 8
# expect: SyntaxError | invalid syntax | 1 | 5
# expect: SyntaxError | Invalid star expression | 1 | 3
# expect: SyntaxError | Invalid star expression | 1 | 4
# expect: SyntaxError | starred assignment target must be in a list or tuple | 1 | 5
# expect: SyntaxError | invalid syntax | 1 | 1
# expect: SyntaxError | 'return' outside function | 1 | 1
# expect: SyntaxError | cannot use starred expression here | 1 | 2
# expect: SyntaxError | 'starred' is an illegal expression for augmented assignment | 1 | 1
# expect: SyntaxError | Generator expression must be parenthesized | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 13
