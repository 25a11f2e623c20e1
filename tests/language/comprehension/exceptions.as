# An exception leaves the comprehension and its variables behind.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

i = 'kept'
fails(lambda: [1 // i for i in (1, 0)])
# expect: ZeroDivisionError: integer division or modulo by zero
print(i)  # expect: kept
