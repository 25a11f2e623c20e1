# A function without return gives None.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

def f(): pass
def g(): return
def h():
    if False: return 1
print(f(), g(), h())  # expect: None None None
syntax('return 1')  # expect: SyntaxError | 'return' outside function | 1 | 1
syntax('class C: return 1')  # expect: SyntaxError | 'return' outside function | 1 | 10
