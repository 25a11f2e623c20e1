# Compound statements without a colon.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['if x\n  pass', 'while 1\n  pass', 'for x in y\n  pass', 'def f()\n  pass', 'class C\n  pass', 'try\n  pass', 'else\n', 'with a as b\n  pass', 'if x:\n  pass\nelse\n  pass', 'match x\n case 1: pass', 'lambda x 1', 'try:\n pass\nexcept X\n pass']:
    syntax(s)
# expect: SyntaxError | expected ':' | 1 | 5
# expect: SyntaxError | expected ':' | 1 | 8
# expect: SyntaxError | expected ':' | 1 | 11
# expect: SyntaxError | expected ':' | 1 | 8
# expect: SyntaxError | expected ':' | 1 | 8
# expect: SyntaxError | expected ':' | 1 | 4
# expect: SyntaxError | invalid syntax | 1 | 1
# expect: SyntaxError | expected ':' | 1 | 12
# expect: SyntaxError | expected ':' | 3 | 5
# expect: SyntaxError | expected ':' | 1 | 8
# expect: SyntaxError | invalid syntax | 1 | 10
# expect: SyntaxError | expected ':' | 3 | 9
