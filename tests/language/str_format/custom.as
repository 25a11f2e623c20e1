# __format__ receives the spec, and must return a string.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class P:
    def __format__(self, spec): return f'<{spec}>'
class B:
    def __format__(self, spec): return 1
class D: 
    def __str__(self): return 'D!'
print(f'{P()}', f'{P():abc}', '{:x{}y}'.format(P(), 1), format(P()), format(D()), f'{D()!s:>4}')
# expect: <> <abc> <x1y> <> D!   D!
fails(lambda: format(B()))  # expect: TypeError: __format__ must return a str, not int
fails(lambda: format(D(), '>5'))
# expect: TypeError: unsupported format string passed to D.__format__
fails(lambda: format([], 'x'))
# expect: TypeError: unsupported format string passed to list.__format__
fails(lambda: format(None, '5'))
# expect: TypeError: unsupported format string passed to NoneType.__format__
fails(lambda: format(1, 2))  # expect: TypeError: format() argument 2 must be str, not int
