# iter(f, sentinel) calls until the sentinel.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

n = 0
def f():
    global n
    n += 1
    return n
it = iter(f, 4)
print(list(it), next(it, 'over'), list(iter([1, 2, 3].pop, 1)))  # expect: [1, 2, 3] over [3, 2]
fails(lambda: iter(5, 1))  # expect: TypeError: iter(v, w): v must be callable
def stop(): raise StopIteration
print(list(iter(stop, 0)))  # expect: []
