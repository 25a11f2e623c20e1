# Callee, arguments and keywords are evaluated from left to right.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def t(x):
    print(x, end=' ')
    return x
def f(*a, **k): return a, k
print((t('f') and f)(t(1), *t([2]), t(3), k=t(4), **t({'z': 5}), y=t(6)))
# expect: f 1 [2] 3 4 {'z': 5} 6 ((1, 2, 3), {'k': 4, 'z': 5, 'y': 6})
fails(lambda: t(5)(t('arg')))  # expect: 5 arg TypeError: 'int' object is not callable
