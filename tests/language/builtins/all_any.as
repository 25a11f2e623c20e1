# all and any stop early.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    for x in (1, 0, 2): print('y', x); yield x
print(all(g()), any(g()), all([]), any([]), any('ab'), all({0: 1}))
# expect: y 1
# expect: y 0
# expect: y 1
# expect: False True True False True False
fails(lambda: all(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: any())  # expect: TypeError: any() takes exactly one argument (0 given)
