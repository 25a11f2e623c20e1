import code, io, contextlib
lines = iter(['x = 5', 'print(x * 2)', 'def f():', '    return 7', '', 'f()', '1/0'])
def read(prompt):
    try: return next(lines)
    except StopIteration: raise EOFError
err = io.StringIO()
with contextlib.redirect_stderr(err): code.InteractiveConsole().interact(banner='hi', exitmsg='bye') if False else code.interact('hi', read, {}, 'bye')
print(err.getvalue().splitlines()[0], 'ZeroDivisionError' in err.getvalue(), err.getvalue().splitlines()[-1])
