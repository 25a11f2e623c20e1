# A u prefix changes nothing; odd prefixes are errors.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print(u'abc' == 'abc', U"x")  # expect: True x
syntax("ur'x'")  # expect: SyntaxError | invalid syntax | 1 | 3
syntax("bu'x'")  # expect: SyntaxError | invalid syntax | 1 | 3
syntax("fb'x'")  # expect: SyntaxError | invalid syntax | 1 | 3
print(rf'\{1+1}', fr'{2}\n', Rf'{3}', F'{4}')  # expect: \2 2\n 3 4
