# break and continue outside loops.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['break', 'continue', 'if 1: break', 'def f():\n  break', 'for x in y:\n  def f(): continue', 'class C:\n  break', 'while 1: pass\nelse: break']:
    syntax(s)
# expect: SyntaxError | 'break' outside loop | 1 | 1
# expect: SyntaxError | 'continue' not properly in loop | 1 | 1
# expect: SyntaxError | 'break' outside loop | 1 | 7
# expect: SyntaxError | 'break' outside loop | 2 | 3
# expect: SyntaxError | 'continue' not properly in loop | 2 | 12
# expect: SyntaxError | 'break' outside loop | 2 | 3
# expect: SyntaxError | 'break' outside loop | 2 | 7
