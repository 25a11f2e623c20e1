# A list inside itself prints dots.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [1]
a.append(a)
print(a, [a, a], a[1][1][1] is a)  # expect: [1, [...]] [[1, [...]], [1, [...]]] True
b = []
c = [b]; b.append(c)
print(b, c)  # expect: [[[...]]] [[[...]]]
d = {}
d['d'] = d
a.append(d)
print(d, a)  # expect: {'d': {...}} [1, [...], {'d': {...}}]
fails(lambda: a == [1, a, d] and None)  # expect: no error: None
