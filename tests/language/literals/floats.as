# Floats with and without digits on either side, exponents, underscores.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print(1., .5, 1.5, 1e3, 1E-3, 1.e2, .5e1)  # expect: 1.0 0.5 1.5 1000.0 0.001 100.0 5.0
print(1_0.0_1, 1e1_0, 00.5, 012.5, 09e1)  # expect: 10.01 10000000000.0 0.5 12.5 90.0
print(1e309, -1e309, 5e-324, 2e-324)  # expect: inf -inf 5e-324 0.0
for bad in ['1e', '1._5', '1e+', '1.5_', '0x1.8']:
    syntax(bad)
# expect: SyntaxError | invalid decimal literal | 1 | 1
# expect: SyntaxError | invalid decimal literal | 1 | 2
# expect: SyntaxError | invalid decimal literal | 1 | 3
# expect: SyntaxError | invalid decimal literal | 1 | 4
# expect: SyntaxError | invalid syntax | 1 | 4
