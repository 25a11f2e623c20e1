# Patterns that cannot be.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for p in ['x | y', 'a, a', '{**r, "k": 1}', '[*a, *b]', 'f(x=1, x=2)', '1 + 2', 'a.b.c as d.e', '{x: 1}', '_ as _', 'x', '-x', 'f(1, a=2, 3)', '{"a": 1, "a": 2}']:
    syntax(f'match v:\n case {p}: pass\n case _: pass')
# expect: SyntaxError | name capture 'x' makes remaining patterns unreachable | 2 | 7
# expect: SyntaxError | multiple assignments to name 'a' in pattern | 2 | 10
# expect: SyntaxError | invalid syntax | 2 | 13
# expect: SyntaxError | multiple starred names in sequence pattern | 2 | 7
# expect: SyntaxError | attribute name repeated in class pattern: x | 2 | 16
# expect: SyntaxError | imaginary number required in complex literal | 2 | 11
# expect: SyntaxError | invalid syntax | 2 | 17
# expect: SyntaxError | invalid syntax | 2 | 9
# expect: SyntaxError | cannot use '_' as a target | 2 | 12
# expect: SyntaxError | name capture 'x' makes remaining patterns unreachable | 2 | 7
# expect: SyntaxError | invalid syntax | 2 | 8
# expect: SyntaxError | positional patterns follow keyword patterns | 2 | 17
# expect: SyntaxError | mapping pattern checks duplicate key ('a') | 2 | 7
syntax('match x:\n pass')  # expect: SyntaxError | invalid syntax | 2 | 2
syntax('match x:\ncase 1: pass')
# expect: IndentationError | expected an indented block after 'match' statement on line 1 | 2 | 1
