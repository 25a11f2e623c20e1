# Annotations that cannot be.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['a, b: int = 1', '[a]: int', 'f(): int = 1', 'x: int = y = 1', '1: int', 'a.b: int', '(x): int', 'x: yield', 'lambda x: int: x', 'from __future__ import nope', 'x = 1\nfrom __future__ import annotations']:
    syntax(s)
# expect: SyntaxError | only single target (not tuple) can be annotated | 1 | 1
# expect: SyntaxError | only single target (not list) can be annotated | 1 | 1
# expect: SyntaxError | illegal target for annotation | 1 | 1
# expect: SyntaxError | invalid syntax | 1 | 12
# expect: SyntaxError | illegal target for annotation | 1 | 1
# expect: accepted
# expect: accepted
# expect: SyntaxError | invalid syntax | 1 | 4
# expect: SyntaxError | illegal target for annotation | 1 | 1
# expect: SyntaxError | future feature nope is not defined | 1 | 1
# expect: SyntaxError | from __future__ imports must occur at the beginning of the file | 2 | 1
