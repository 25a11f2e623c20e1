# startswith and endswith take tuples and bounds.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = 'hello'
print(s.startswith('he'), s.startswith(('x', 'h')), s.startswith('l', 2), s.startswith(''), s.startswith('', 9), s.endswith('lo'), s.endswith('l', 0, 4), s.endswith(()), s.startswith('hello!'))
# expect: True True True True False True True False False
fails(lambda: s.startswith(1))
# expect: TypeError: startswith first arg must be str or a tuple of str, not int
fails(lambda: s.startswith(['h']))
# expect: TypeError: startswith first arg must be str or a tuple of str, not list
fails(lambda: s.startswith(('x', 1)))
# expect: TypeError: tuple for startswith must only contain str, not int
