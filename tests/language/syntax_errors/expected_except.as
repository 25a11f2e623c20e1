# try without except or finally.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['try:\n pass', 'try:\n pass\nx = 1', 'try:\n pass\nexcept:\n pass\nexcept A:\n pass', 'try:\n pass\nelse:\n pass', 'except: pass', 'finally: pass']:
    syntax(s)
# expect: SyntaxError | expected 'except' or 'finally' block | 2 | 6
# expect: SyntaxError | expected 'except' or 'finally' block | 3 | 1
# expect: SyntaxError | default 'except:' must be last | 3 | 1
# expect: SyntaxError | expected 'except' or 'finally' block | 3 | 1
# expect: SyntaxError | invalid syntax | 1 | 1
# expect: SyntaxError | invalid syntax | 1 | 1
