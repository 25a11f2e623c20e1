# A backslash must end its line.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['x = 1 \\ ', 'x = \\\n', 'x \\y', '\\', 'x = 1 \\\n + 2']:
    syntax(s)
# expect: SyntaxError | unexpected character after line continuation character | 1 | 8
# expect: SyntaxError | unexpected EOF while parsing | 1 | 6
# expect: SyntaxError | unexpected character after line continuation character | 1 | 4
# expect: SyntaxError | unexpected EOF while parsing | 1 | 2
# expect: accepted
