# global in functions and at the top.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 1
def f():
    global x, new
    x = 2
    new = 3
f()
print(x, new)  # expect: 2 3
def g():
    global x
    del x
g()
fails(lambda: x)  # expect: NameError: name 'x' is not defined
global z
z = 1
print(z)  # expect: 1
