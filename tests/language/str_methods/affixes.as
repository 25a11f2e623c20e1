# removeprefix and removesuffix.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('abcabc'.removeprefix('abc'), 'abc'.removeprefix('x'), 'abc'.removesuffix('bc'), 'abc'.removesuffix(''), 'a'.removeprefix('a') == '')
# expect: abc abc a abc True
fails(lambda: 'a'.removeprefix(('a',)))
# expect: TypeError: removeprefix() argument must be str, not tuple
