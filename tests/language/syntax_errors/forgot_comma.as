# Perhaps you forgot a comma.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['[1 2]', 'f(a b)', '(a b)', '{1: 2 3: 4}', '[x y for x in z]', 'print "hello"', 'exec "x"', 'print x', 'f(a, b c)', '{a b}']:
    syntax(s)
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 2
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 3
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 2
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 5
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 2
# expect: SyntaxError | Missing parentheses in call to 'print'. Did you mean print(...)? | 1 | 1
# expect: SyntaxError | Missing parentheses in call to 'exec'. Did you mean exec(...)? | 1 | 1
# expect: SyntaxError | Missing parentheses in call to 'print'. Did you mean print(...)? | 1 | 1
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 6
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 2
