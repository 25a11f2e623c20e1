# Starred parts are evaluated from left to right and stop at an error.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def t(x):
    print('t', x)
    return [x]
print([*t(1), t(2), *t(3)])
# expect: t 1
# expect: t 2
# expect: t 3
# expect: [1, [2], 3]
def bad():
    yield 1
    raise ValueError('mid')
fails(lambda: [0, *bad(), t(9)])  # expect: ValueError: mid
