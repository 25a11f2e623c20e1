# A generator cannot resume itself.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    yield next(it)
it = g()
fails(lambda: next(it))  # expect: ValueError: generator already executing
def h():
    try: it.close()
    except ValueError as e: yield str(e)
it = h()
print(next(it))  # expect: generator already executing
