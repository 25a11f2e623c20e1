# compile in the three modes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(eval(compile('1 + 2', 'f', 'eval')))  # expect: 3
exec(compile('x = 5\nprint(x)', 'f', 'exec'))  # expect: 5
exec(compile('1 + 1', 'f', 'single'))  # expect: 2
exec(compile('"s"; None; 2', 'f', 'single'))
# expect: 's'
# expect: 2
fails(lambda: compile('x = 1', 'f', 'eval'))  # expect: SyntaxError: invalid syntax (f, line 1)
fails(lambda: compile('1', 'f', 'nope'))
# expect: ValueError: compile() mode must be 'exec', 'eval' or 'single'
fails(lambda: compile('1'))
# expect: TypeError: compile() missing required argument 'filename' (pos 2)
fails(lambda: compile(5, 'f', 'exec'))
# expect: TypeError: compile() arg 1 must be a string, bytes or AST object
print(compile('1', 'name', 'eval').co_filename)  # expect: name
