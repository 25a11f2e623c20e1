# Broken f-strings are syntax errors.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ["f'{'", "f'}'", "f'{}'", "f'{a!x}'", "f'{a!}'", "f'{a b}'", "f'{*}'", "f'{lambda x: 1}'", "f'{a'", "f'{a:{b:{c:{d}}}}'", "f'{a=b}'", "f'{=}'"]:
    syntax(s)
# expect: SyntaxError | f-string: expecting '}' | 1 | 4
# expect: SyntaxError | f-string: single '}' is not allowed | 1 | 3
# expect: SyntaxError | f-string: valid expression required before '}' | 1 | 4
# expect: SyntaxError | f-string: invalid conversion character 'x': expected 's', 'r', or 'a' | 1 | 6
# expect: SyntaxError | f-string: missing conversion character | 1 | 6
# expect: SyntaxError | invalid syntax. Perhaps you forgot a comma? | 1 | 4
# expect: SyntaxError | f-string: expecting a valid expression after '{' | 1 | 4
# expect: SyntaxError | f-string: lambda expressions are not allowed without parentheses | 1 | 4
# expect: SyntaxError | f-string: expecting '}' | 1 | 5
# expect: SyntaxError | f-string: expressions nested too deeply | 1 | 11
# expect: SyntaxError | f-string: expecting '!', or ':', or '}' | 1 | 6
# expect: SyntaxError | f-string: valid expression required before '=' | 1 | 4
