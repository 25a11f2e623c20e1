# vars of objects, classes, modules and nothing.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: x = 1
c = C(); c.y = 2
print(vars(c), vars(C)['x'], 'C' in vars(), vars() is globals())  # expect: {'y': 2} 1 True True
fails(lambda: vars(5))  # expect: TypeError: vars() argument must have __dict__ attribute
def f(a): return vars()
print(f(3))  # expect: {'a': 3}
