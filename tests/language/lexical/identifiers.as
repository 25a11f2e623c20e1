# Identifiers may use any letters of Unicode and are NFKC-normalised.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

été = 1
变量 = 2
_ = 3
__x9 = 4
print(été + 变量 + _ + __x9)  # expect: 10
ﬁ = 'ligature'
print(fi)  # expect: ligature
print('a1'.isidentifier(), '1a'.isidentifier(), 'é'.isidentifier(), ''.isidentifier())
# expect: True False True False
syntax('a€ = 1')  # expect: SyntaxError | invalid character '€' (U+20AC) | 1 | 2
syntax('1abc = 2')  # expect: SyntaxError | invalid decimal literal | 1 | 1
