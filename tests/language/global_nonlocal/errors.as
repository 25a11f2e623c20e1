# Declarations that contradict the code.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['def f():\n x = 1\n global x', 'def f():\n print(x)\n global x', 'nonlocal x', 'def f():\n nonlocal x', 'def f(x):\n global x', 'def f():\n def g():\n  nonlocal y', 'def f(x):\n nonlocal x', 'def f():\n x = 1\n def g():\n  nonlocal x\n  global x', 'def f():\n x: int = 1\n global x', 'def f():\n for x in y: pass\n global x', 'class C:\n nonlocal x']:
    syntax(s)
# expect: SyntaxError | name 'x' is assigned to before global declaration | 3 | 2
# expect: SyntaxError | name 'x' is used prior to global declaration | 3 | 2
# expect: SyntaxError | nonlocal declaration not allowed at module level | 1 | 1
# expect: SyntaxError | no binding for nonlocal 'x' found | 2 | 2
# expect: SyntaxError | name 'x' is parameter and global | 2 | 2
# expect: SyntaxError | no binding for nonlocal 'y' found | 3 | 3
# expect: SyntaxError | name 'x' is parameter and nonlocal | 2 | 2
# expect: SyntaxError | name 'x' is nonlocal and global | 4 | 3
# expect: SyntaxError | annotated name 'x' can't be global | 3 | 2
# expect: SyntaxError | name 'x' is assigned to before global declaration | 3 | 2
# expect: SyntaxError | no binding for nonlocal 'x' found | 2 | 2
