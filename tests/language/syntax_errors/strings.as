# Strings that do not end.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ["'abc", '"abc\n', "'''abc\n\n", "x = 'a\ny = 'b'", "f'abc", "f'''abc", "'\\", "b'abc"]:
    syntax(s)
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated triple-quoted string literal (detected at line 2) | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 5
# expect: SyntaxError | unterminated f-string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated triple-quoted f-string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 1
