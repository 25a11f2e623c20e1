# exec and eval with their own globals and locals.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

g = {}
exec('x = 1\ndef f(): return x', g)
print(g['x'], g['f'](), '__builtins__' in g, eval('x + 1', g))  # expect: 1 1 True 2
l = {}
exec('y = x + 1', g, l)
print(l, 'y' in g, eval('a + b', {'a': 1}, {'b': 2}))  # expect: {'y': 2} False 3
fails(lambda: eval('z', {}))  # expect: NameError: name 'z' is not defined
fails(lambda: exec('x', 5))  # expect: TypeError: exec() globals must be a dict, not int
fails(lambda: eval('x', {}, 5))  # expect: TypeError: locals must be a mapping
