# Unpacking takes no more than it must.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def nat():
    n = 0
    while True:
        print('y', n)
        yield n
        n += 1
it = nat()
print([x for x, _ in zip(it, 'ab')])
# expect: y 0
# expect: y 1
# expect: y 2
# expect: [0, 1]
fails(lambda: (lambda: (exec('a, b = it2', {'it2': nat()})))())
# expect: y 0
# expect: y 1
# expect: y 2
# expect: ValueError: too many values to unpack (expected 2)
