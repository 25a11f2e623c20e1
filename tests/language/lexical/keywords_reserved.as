# Hard keywords cannot be names.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for word in ['None', 'True', 'class', 'lambda', 'async', 'nonlocal']:
    syntax(word + ' = 1')
# expect: SyntaxError | cannot assign to None | 1 | 1
# expect: SyntaxError | cannot assign to True | 1 | 1
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | invalid syntax | 1 | 8
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | invalid syntax | 1 | 10
syntax('def await(): pass')  # expect: SyntaxError | invalid syntax | 1 | 5
syntax('import in')  # expect: SyntaxError | invalid syntax | 1 | 8
syntax('x.for')  # expect: SyntaxError | invalid syntax | 1 | 3
