# Named conversions from a mapping.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('%(a)s %(b)03d %(a)r' % {'a': 'x', 'b': 7}, '%(a)s' % {'a': (1, 2)}, '%s' % {'a': 1}, 'plain' % {}, 'plain' % [], '%(x(y))s' % {'x(y)': 1})
# expect: x 007 'x' (1, 2) {'a': 1} plain plain 1
fails(lambda: '%(a)s' % {})  # expect: KeyError: 'a'
fails(lambda: '%(a)s' % 1)  # expect: TypeError: format requires a mapping
fails(lambda: '%(a' % {'a': 1})  # expect: ValueError: incomplete format key
