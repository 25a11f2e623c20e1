# exec in a function cannot make locals.
def f():
    x = 1
    exec('x = 2; new = 3')
    try: new
    except NameError as e: print(e)
    return x, eval('x')
print(f())
# expect: name 'new' is not defined
# expect: (1, 1)
