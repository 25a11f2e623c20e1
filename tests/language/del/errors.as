# Names that are not bound, and targets that cannot be deleted.
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

def f():
    del nothing
    nothing = 1
fails(f)
# expect: UnboundLocalError: cannot access local variable 'nothing' where it is not associated with a value
fails(exec, 'del zzz')  # expect: NameError: name 'zzz' is not defined
for s in ['del 1', 'del f()', 'del a + b', 'del (a, 1)', 'del *a', 'del None', 'del', 'del a if b else c', 'del [x for x in y]']:
    syntax(s)
# expect: SyntaxError | cannot delete literal | 1 | 5
# expect: SyntaxError | cannot delete function call | 1 | 5
# expect: SyntaxError | cannot delete expression | 1 | 5
# expect: SyntaxError | cannot delete literal | 1 | 9
# expect: SyntaxError | cannot delete starred | 1 | 5
# expect: SyntaxError | cannot delete None | 1 | 5
# expect: SyntaxError | invalid syntax | 1 | 4
# expect: SyntaxError | cannot delete conditional expression | 1 | 5
# expect: SyntaxError | cannot delete list comprehension | 1 | 5
