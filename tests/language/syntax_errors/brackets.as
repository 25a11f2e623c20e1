# Brackets that do not match.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['(1]', '[1)', '{(}', 'f(\n  [1\n)', ')', ']', '}', 'x = (1,\ny = 2', '((', 'f(a[1)', '{[}]']:
    syntax(s)
# expect: SyntaxError | closing parenthesis ']' does not match opening parenthesis '(' | 1 | 3
# expect: SyntaxError | closing parenthesis ')' does not match opening parenthesis '[' | 1 | 3
# expect: SyntaxError | closing parenthesis '}' does not match opening parenthesis '(' | 1 | 3
# expect: SyntaxError | closing parenthesis ')' does not match opening parenthesis '[' on line 2 | 3 | 1
# expect: SyntaxError | unmatched ')' | 1 | 1
# expect: SyntaxError | unmatched ']' | 1 | 1
# expect: SyntaxError | unmatched '}' | 1 | 1
# expect: SyntaxError | '(' was never closed | 1 | 5
# expect: SyntaxError | '(' was never closed | 1 | 2
# expect: SyntaxError | closing parenthesis ')' does not match opening parenthesis '[' | 1 | 6
# expect: SyntaxError | closing parenthesis '}' does not match opening parenthesis '[' | 1 | 3
