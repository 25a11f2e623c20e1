# globals() and locals().
x = 1
globals()['y'] = 2
print(y, globals() is globals(), locals() is globals())  # expect: 2 True True
def f(a):
    b = 2
    d = locals()
    d['a'] = 99
    return a, d, sorted(locals())
print(f(1))  # expect: (1, {'a': 99, 'b': 2}, ['a', 'b', 'd'])
