# __closure__ holds cells.
def f(a):
    b = 2
    return lambda: (a, b)
g = f(1)
print(g.__code__.co_freevars, [c.cell_contents for c in g.__closure__])  # expect: ('a', 'b') [1, 2]
g.__closure__[0].cell_contents = 'changed'
print(g())  # expect: ('changed', 2)
def h():
    def k(): return later
    c = k.__closure__[0]
    try: c.cell_contents
    except ValueError as e: print(e)
    later = 1
h()  # expect: Cell is empty
print(f.__closure__)  # expect: None
