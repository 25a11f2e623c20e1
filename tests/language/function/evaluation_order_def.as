# Decorators, defaults and annotations run in order.
def t(x):
    print(x, end=' ')
    return x
def d(n):
    t(n)
    return lambda f: (t('apply ' + n), f)[1]
@d('d1')
@d('d2')
def f(a: t('ann') = t('def1'), *, b=t('kwdef')) -> t('ret'): pass
print()  # expect-repr: 'd1 d2 def1 kwdef ann ret apply d2 apply d1 '
