# Integers in four bases, with underscores.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print(0, 00, 0_0, 123, 1_000_000)  # expect: 0 0 0 123 1000000
print(0xff, 0XFF, 0xdead_beef, 0x_f)  # expect: 255 255 3735928559 15
print(0o17, 0O17, 0b101, 0B1_01)  # expect: 15 15 5 5
for bad in ['1__0', '1_', '0x', '0b2', '0o8', '012', '0_7', '1_000_', '0xg']:
    syntax(bad)
# expect: SyntaxError | invalid decimal literal | 1 | 2
# expect: SyntaxError | invalid decimal literal | 1 | 2
# expect: SyntaxError | invalid hexadecimal literal | 1 | 2
# expect: SyntaxError | invalid digit '2' in binary literal | 1 | 3
# expect: SyntaxError | invalid digit '8' in octal literal | 1 | 3
# expect: SyntaxError | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers | 1 | 1
# expect: SyntaxError | leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers | 1 | 1
# expect: SyntaxError | invalid decimal literal | 1 | 6
# expect: SyntaxError | invalid hexadecimal literal | 1 | 2
