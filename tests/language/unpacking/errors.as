# Too many or too few values.
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

def f(v):
    a, b = v
def g(v):
    a, *b, c = v
fails(f, [1])  # expect: ValueError: not enough values to unpack (expected 2, got 1)
fails(f, [1, 2, 3])  # expect: ValueError: too many values to unpack (expected 2)
fails(f, [])  # expect: ValueError: not enough values to unpack (expected 2, got 0)
fails(f, 5)  # expect: TypeError: cannot unpack non-iterable int object
fails(f, {1: 1, 2: 2, 3: 3})  # expect: ValueError: too many values to unpack (expected 2)
fails(f, (i for i in range(3)))  # expect: ValueError: too many values to unpack (expected 2)
fails(g, [1])  # expect: ValueError: not enough values to unpack (expected at least 2, got 1)
fails(g, None)  # expect: TypeError: cannot unpack non-iterable NoneType object
syntax('*a = b')
# expect: SyntaxError | starred assignment target must be in a list or tuple | 1 | 1
syntax('a, *b, *c = d')  # expect: SyntaxError | multiple starred expressions in assignment | 1 | 1
syntax('*a')  # expect: SyntaxError | can't use starred expression here | 1 | 1
