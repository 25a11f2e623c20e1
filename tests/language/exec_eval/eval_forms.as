# eval takes one expression.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(eval('1, 2'), eval(' 1 + 1 '), eval('[x for x in range(3)]'), eval(b'5'), eval('(\n1)'), eval('lambda: 7')())
# expect: (1, 2) 2 [0, 1, 2] 5 1 7
fails(lambda: eval('x = 1'))  # expect: SyntaxError: invalid syntax (<string>, line 1)
fails(lambda: eval(''))  # expect: SyntaxError: invalid syntax (<string>, line 0)
fails(lambda: eval('1 2'))  # expect: SyntaxError: invalid syntax (<string>, line 1)
fails(lambda: eval(5))  # expect: TypeError: eval() arg 1 must be a string, bytes or code object
fails(lambda: eval('import os'))  # expect: SyntaxError: invalid syntax (<string>, line 1)
