# Literals run into names.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['1a', '0xfg', '1.5e', '0b12', '0o9', '1__2', '1if 1else 2', '5abc', '0777', '1_', '1.e5x', '0b', '1jx']:
    syntax(s)
# expect: SyntaxError | invalid decimal literal | 1 | 1
# expect: SyntaxError | invalid hexadecimal literal | 1 | 3
# expect: SyntaxError | invalid decimal literal | 1 | 3
# expect: SyntaxError | invalid digit '2' in binary literal | 1 | 4
# expect: SyntaxError | invalid digit '9' in octal literal | 1 | 3
# expect: SyntaxError | invalid decimal literal | 1 | 2
# expect: accepted
# expect: SyntaxError | invalid decimal literal | 1 | 1
# expect: SyntaxError | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers | 1 | 1
# expect: SyntaxError | invalid decimal literal | 1 | 2
# expect: SyntaxError | invalid decimal literal | 1 | 4
# expect: SyntaxError | invalid binary literal | 1 | 2
# expect: SyntaxError | invalid imaginary literal | 1 | 2
