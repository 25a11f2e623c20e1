# Plain invalid syntax.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['x = ', 'a b', '1 2', 'if', 'def', '+', 'x +', ')', '(', '[1, 2', '{1: 2', 'foo(', 'x = (1, 2', '(]', '{)', 'a = 1 +* 2', '@', 'class', 'import', '?', 'a $ b', 'x = 5 5']:
    syntax(s)
# expect: SyntaxError | invalid syntax | 1 | 5
# expect: SyntaxError | invalid syntax | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 4
# expect: SyntaxError | invalid syntax | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 4
# expect: SyntaxError | unmatched ')' | 1 | 1
# expect: SyntaxError | '(' was never closed | 1 | 1
# expect: SyntaxError | '[' was never closed | 1 | 1
# expect: SyntaxError | '{' was never closed | 1 | 1
# expect: SyntaxError | '(' was never closed | 1 | 4
# expect: SyntaxError | '(' was never closed | 1 | 5
# expect: SyntaxError | closing parenthesis ']' does not match opening parenthesis '(' | 1 | 2
# expect: SyntaxError | closing parenthesis ')' does not match opening parenthesis '{' | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 8
# expect: SyntaxError | invalid syntax | 1 | 2
# expect: SyntaxError | invalid syntax | 1 | 6
# expect: SyntaxError | Expected one or more names after 'import' | 1 | 7
# expect: SyntaxError | invalid syntax | 1 | 1
# expect: SyntaxError | invalid syntax | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 7
