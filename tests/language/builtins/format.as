# format() with and without a spec.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(format(5), format(5, '03'), format('a', '>3'), format(None), format([1]), format(1.5, '.3f'), format(True, 'd'), format(3, ''))
# expect: 5 005   a None [1] 1.500 1 3
fails(lambda: format())  # expect: TypeError: format expected at least 1 argument, got 0
fails(lambda: format(5, 5))  # expect: TypeError: format() argument 2 must be str, not int
fails(lambda: format({}, 'd'))
# expect: TypeError: unsupported format string passed to dict.__format__
