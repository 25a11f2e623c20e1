# = where == was meant.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['if x = 1: pass', 'while x = 1: pass', 'print(x.y = 1)', 'f(a + b = 1)', 'x = 1 if y = 2 else 3', 'assert x = 1', '[x = 1]', '{x = 1}', 'return x = 1', 'elif x = 1: pass', 'lambda: x = 1']:
    syntax(s)
# expect: SyntaxError | invalid syntax. Maybe you meant '==' or ':=' instead of '='? | 1 | 4
# expect: SyntaxError | invalid syntax. Maybe you meant '==' or ':=' instead of '='? | 1 | 7
# expect: SyntaxError | expression cannot contain assignment, perhaps you meant "=="? | 1 | 7
# expect: SyntaxError | expression cannot contain assignment, perhaps you meant "=="? | 1 | 3
# expect: SyntaxError | expected 'else' after 'if' expression | 1 | 5
# expect: SyntaxError | invalid syntax | 1 | 10
# expect: SyntaxError | invalid syntax. Maybe you meant '==' or ':=' instead of '='? | 1 | 2
# expect: SyntaxError | invalid syntax. Maybe you meant '==' or ':=' instead of '='? | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 10
# expect: SyntaxError | invalid syntax | 1 | 1
# expect: SyntaxError | cannot assign to lambda | 1 | 1
