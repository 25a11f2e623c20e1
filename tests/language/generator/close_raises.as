# An exception raised while closing comes out of close.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    try: yield
    finally: raise KeyError('in finally')
it = g(); next(it)
fails(it.close)  # expect: KeyError: 'in finally'
print(list(it))  # expect: []
