# Exceptions raised in else and finally.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f():
    try: pass
    except ValueError: print('not here')
    else: raise ValueError('from else')
    finally: print('finally')
fails(f)
# expect: finally
# expect: ValueError: from else
def g():
    try: raise KeyError('first')
    finally: raise ValueError('second')
try: g()
except ValueError as e: print(e, repr(e.__context__))  # expect: second KeyError('first')
