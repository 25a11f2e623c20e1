# An exception unwinds many frames and their finally blocks.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

n = 0
def f(d):
    global n
    try:
        if d == 0: raise ValueError('bottom')
        f(d - 1)
    finally: n += 1
fails(f, 200)  # expect: ValueError: bottom
print(n)  # expect: 201
