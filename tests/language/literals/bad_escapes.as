# Escapes that are cut short or name nothing are syntax errors.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in [r"'\x4'", r"'\u12'", r"'\U00110000'", r"'\N{no such name}'", r"'\N'", r"b'\x4'", "'abc", "'''abc", 'r"\\"', "b'é'"]:
    syntax(s)
# expect: SyntaxError | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape | 1 | 1
# expect: SyntaxError | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape | 1 | 1
# expect: SyntaxError | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character | 1 | 1
# expect: SyntaxError | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-15: unknown Unicode character name | 1 | 1
# expect: SyntaxError | (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape | 1 | 1
# expect: SyntaxError | (value error) invalid \x escape at position 0 | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated triple-quoted string literal (detected at line 1) | 1 | 1
# expect: SyntaxError | unterminated string literal (detected at line 1); perhaps you escaped the end quote? | 1 | 1
# expect: SyntaxError | bytes can only contain ASCII literal characters | 1 | 1
