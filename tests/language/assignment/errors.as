# Targets that cannot be assigned.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['1 = x', 'f() = 1', 'x + 1 = 2', 'None = 1', '(a, 1) = x', 'a, b += 1', '[a] += 1', 'x = y = 3 = z', '"a" = 1', '{} = 1', 'lambda: 0 = 1', 'a if b else c = 1', '... = 1', 'not a = 1', 'f"{x}" = 1', '(x := 1) = 2', 'x == 1 = 2', 'True += 1', '(a for a in b) = 1', '__debug__ = 1']:
    syntax(s)
# expect: SyntaxError | cannot assign to literal here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to function call here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to expression here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to None | 1 | 1
# expect: SyntaxError | cannot assign to literal | 1 | 5
# expect: SyntaxError | 'tuple' is an illegal expression for augmented assignment | 1 | 1
# expect: SyntaxError | 'list' is an illegal expression for augmented assignment | 1 | 1
# expect: SyntaxError | cannot assign to literal | 1 | 9
# expect: SyntaxError | cannot assign to literal here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to dict literal here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to lambda | 1 | 1
# expect: SyntaxError | cannot assign to conditional expression | 1 | 1
# expect: SyntaxError | cannot assign to ellipsis here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to expression | 1 | 1
# expect: SyntaxError | cannot assign to f-string expression here. Maybe you meant '==' instead of '='? | 1 | 1
# expect: SyntaxError | cannot assign to named expression here. Maybe you meant '==' instead of '='? | 1 | 2
# expect: SyntaxError | cannot assign to comparison | 1 | 1
# expect: SyntaxError | 'True' is an illegal expression for augmented assignment | 1 | 1
# expect: SyntaxError | cannot assign to generator expression | 1 | 1
# expect: SyntaxError | cannot assign to __debug__ | 1 | 1
