# split and rsplit by whitespace and by separator, with limits.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(' a  b c '.split(), ''.split(), '   '.split(), 'a,b,,c'.split(','), ''.split(','), ',a,'.split(','))
# expect: ['a', 'b', 'c'] [] [] ['a', 'b', '', 'c'] [''] ['', 'a', '']
print('a b c d'.split(None, 2), 'a b c d'.rsplit(None, 2), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a--b--c'.split('--'), ' a b '.split(maxsplit=0), 'abc'.split('abc'))
# expect: ['a', 'b', 'c d'] ['a b', 'c', 'd'] ['a', 'b,c'] ['a,b', 'c'] ['a', 'b', 'c'] ['a b '] ['', '']
fails(lambda: 'a'.split(''))  # expect: ValueError: empty separator
fails(lambda: 'a'.split(1))  # expect: TypeError: must be str or None, not int
