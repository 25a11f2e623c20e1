# Defaults can refer to earlier names only by value.
a = 'global'
def f(a='local', b=a): return a, b
print(f(), f('x'))  # expect: ('local', 'global') ('x', 'global')
def g(n, cache={}):
    if n in cache: return 'hit'
    cache[n] = 1
    return 'miss'
print(g(1), g(1), g(2), g(1, {}))  # expect: miss hit miss miss
