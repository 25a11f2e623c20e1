# del of keys.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

d = {1: 'a', 2: 'b'}
del d[1]
print(d)  # expect: {2: 'b'}
def x(): del d[5]
fails(x)  # expect: KeyError: 5
fails(lambda: d.__delitem__([]))  # expect: TypeError: unhashable type: 'list'
d[1] = 'again'
print(d, d.__contains__(1), d.__len__(), d.__getitem__(2))  # expect: {2: 'b', 1: 'again'} True 2 b
