# % formatting of bytes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(b'%d %s %a %x' % (1, b'x', 'é', 255), b'%5.1f|' % 2.25, b'%c%c' % (65, b'B'), b'%(k)s' % {b'k': b'v'}, b'%r' % 'a', b'%b' % b'q')
# expect: b"1 x '\\xe9' ff" b'  2.2|' b'AB' b'v' b"'a'" b'q'
fails(lambda: b'%s' % 'x')
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
fails(lambda: b'%d' % b'x')  # expect: TypeError: %d format: a real number is required, not bytes
fails(lambda: b'%c' % 256)  # expect: OverflowError: %c arg not in range(256)
