# Parameter lists and calls that are wrong.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*, **k): pass', 'def f(*): pass', 'def f(/, a): pass', 'def f(a, /, b, /): pass', 'def f(*a, *b): pass', 'def f(**k, a): pass', 'def f(*a=1): pass', 'def f((a, b)): pass', 'f(a=1, 2)', 'f(**k, *a)', 'f(a=1, a=2)', 'f(1=2)', 'f(a.b=1)', 'f(True=1)', 'def f(None): pass', 'lambda a, a: 0', 'f(**k, 1)']:
    syntax(s)
# expect: SyntaxError | duplicate argument 'a' in function definition | 1 | 10
# expect: SyntaxError | parameter without a default follows parameter with a default | 1 | 12
# expect: SyntaxError | named arguments must follow bare * | 1 | 7
# expect: SyntaxError | named arguments must follow bare * | 1 | 7
# expect: SyntaxError | at least one argument must precede / | 1 | 7
# expect: SyntaxError | / may appear only once | 1 | 16
# expect: SyntaxError | * argument may appear only once | 1 | 11
# expect: SyntaxError | arguments cannot follow var-keyword argument | 1 | 12
# expect: SyntaxError | var-positional argument cannot have default value | 1 | 9
# expect: SyntaxError | Function parameters cannot be parenthesized | 1 | 7
# expect: SyntaxError | positional argument follows keyword argument | 1 | 9
# expect: SyntaxError | iterable argument unpacking follows keyword argument unpacking | 1 | 6
# expect: SyntaxError | keyword argument repeated: a | 1 | 8
# expect: SyntaxError | expression cannot contain assignment, perhaps you meant "=="? | 1 | 3
# expect: SyntaxError | expression cannot contain assignment, perhaps you meant "=="? | 1 | 3
# expect: SyntaxError | cannot assign to True | 1 | 3
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: SyntaxError | duplicate argument 'a' in function definition | 1 | 11
# expect: SyntaxError | positional argument follows keyword argument unpacking | 1 | 9
