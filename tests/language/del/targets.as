# del of names, items, slices, attributes, lists of targets.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a, b, c = 1, 2, 3
del a, (b, [c])
fails(lambda: a)  # expect: NameError: name 'a' is not defined
fails(lambda: c)  # expect: NameError: name 'c' is not defined
l = [0, 1, 2, 3]
d = {'x': 1}
del l[0], l[1:], d['x']
print(l, d)  # expect: [1] {}
del ()
