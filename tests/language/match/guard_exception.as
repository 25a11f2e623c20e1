# Exceptions in guards and comparisons come through.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class E:
    def __eq__(self, o): raise ValueError('eq')
def f():
    match E():
        case 1: pass
fails(f)  # expect: ValueError: eq
def g():
    match 1:
        case x if 1 / 0: pass
fails(g)  # expect: ZeroDivisionError: division by zero
