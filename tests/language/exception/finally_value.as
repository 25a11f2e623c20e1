# The value of return is computed before finally runs.
def f():
    x = 1
    try: return x
    finally: x = 2; print('finally', x)
print(f())
# expect: finally 2
# expect: 1
def g():
    l = []
    try: return l
    finally: l.append(1)
print(g())  # expect: [1]
def h():
    try: return 1 / 0
    except ZeroDivisionError: return 'except'
    finally: print('f')
print(h())
# expect: f
# expect: except
