# A failing augmented assignment leaves the target as it was.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 1
def f():
    global x
    x += 'a'
fails(f)  # expect: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
print(x)  # expect: 1
def g():
    y += 1
fails(g)
# expect: UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
t = ([],)
def h(): t[0].append(1); t[0] += [2]
fails(h)  # expect: TypeError: 'tuple' object does not support item assignment
print(t)  # expect: ([1, 2],)
