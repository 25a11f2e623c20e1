# A dict display evaluates key, then value, from left to right.
def t(x):
    print(x, end=' ')
    return x
print({t('a'): t(1), **{t('b'): t(2)}, t('c'): t(3)})
# expect: a 1 b 2 c 3 {'a': 1, 'b': 2, 'c': 3}
print({t(k): t(v) for k, v in [(1, 2), (3, 4)]})  # expect: 1 2 3 4 {1: 2, 3: 4}
