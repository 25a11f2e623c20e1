# send() gives the yield expression its value.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    total = 0
    while True:
        x = yield total
        if x is None: return
        total += x
it = g()
print(it.send(None), it.send(5), it.send(10))  # expect: 0 5 15
fails(lambda: g().send(1))
# expect: TypeError: can't send non-None value to a just-started generator
fails(lambda: it.send(None))  # expect-repr: 'StopIteration: '
fails(lambda: it.send(1))  # expect-repr: 'StopIteration: '
