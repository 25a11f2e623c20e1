# A generator that yields while closing is an error.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    while True:
        try: yield 1
        except GeneratorExit: pass
it = g()
next(it)
fails(it.close)  # expect: RuntimeError: generator ignored GeneratorExit
def h():
    try: yield
    except GeneratorExit: return 'closed value'
it = h()
next(it)
print(it.close())  # expect: closed value
