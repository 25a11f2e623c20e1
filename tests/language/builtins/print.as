# print with sep, end, file and flush.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import sys, io
print(1, 2, sep='-', end='!\n')  # expect: 1-2!
print()  # expect:
print('a', 'b', sep='')  # expect: ab
print(*[1, 2], sep=', ')  # expect: 1, 2
b = io.StringIO()
print('x', 1, file=b, end='')
print(repr(b.getvalue()))  # expect: 'x 1'
print('err', file=sys.stderr)
print('none', sep=None, end=None, flush=True)  # expect: none
fails(lambda: print(1, sep=1))  # expect: TypeError: sep must be None or a string, not int
fails(lambda: print(1, end=1))  # expect: TypeError: end must be None or a string, not int
fails(lambda: print(1, file=5))  # expect: AttributeError: 'int' object has no attribute 'write'
