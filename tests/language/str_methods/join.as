# join takes any iterable of strings.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(','.join(['a', 'b']), ''.join('abc'), '-'.join([]), '-'.join(['x']), ', '.join(str(i) for i in range(3)), 'é'.join('ab'), '.'.join({'k': 1}))
# expect: a,b abc  x 0, 1, 2 aéb k
fails(lambda: ','.join([1]))  # expect: TypeError: sequence item 0: expected str instance, int found
fails(lambda: ','.join(['a', None]))
# expect: TypeError: sequence item 1: expected str instance, NoneType found
fails(lambda: ','.join(5))  # expect: TypeError: can only join an iterable
