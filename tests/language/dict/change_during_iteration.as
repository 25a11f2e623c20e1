# A dict that changes size under an iterator ends the iteration.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

d = {1: 1, 2: 2}
def grow():
    for k in d: d[k + 10] = 0
def shrink():
    for k in d: del d[k]
fails(grow)  # expect: RuntimeError: dictionary changed size during iteration
fails(shrink)  # expect: RuntimeError: dictionary changed size during iteration
d = {1: 1, 2: 2}
for k in d: d[k] = k * 2
print(d)  # expect: {1: 2, 2: 4}
for k in list(d): del d[k]
print(d)  # expect: {}
d = {1: 1}
it = iter(d.items())
d[2] = 2
fails(lambda: next(it))  # expect: RuntimeError: dictionary changed size during iteration
