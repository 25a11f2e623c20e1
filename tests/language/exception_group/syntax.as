# Rules of except*.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['try: pass\nexcept* A: pass\nexcept B: pass', 'try: pass\nexcept*: pass', 'def f():\n  for x in y:\n    try: pass\n    except* A: break', 'def f():\n  try: pass\n  except* A: return 1', 'try: pass\nexcept A, B: pass']:
    syntax(s)
# expect: SyntaxError | cannot have both 'except' and 'except*' on the same 'try' | 3 | 1
# expect: SyntaxError | expected one or more exception types | 2 | 8
# expect: SyntaxError | 'break', 'continue' and 'return' cannot appear in an except* block | 4 | 16
# expect: SyntaxError | 'break', 'continue' and 'return' cannot appear in an except* block | 3 | 21
# expect: SyntaxError | multiple exception types must be parenthesized | 2 | 8
def f():
    try: raise ValueError
    except* ExceptionGroup: pass
fails(f)
# expect: TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.
