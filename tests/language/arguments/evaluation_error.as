# An exception in an argument leaves the call undone.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(*a): print('called')
fails(lambda: f(1, 1 / 0))  # expect: ZeroDivisionError: division by zero
fails(lambda: f(*[1, 1 / 0]))  # expect: ZeroDivisionError: division by zero
fails(lambda: f(k=undefined))  # expect: NameError: name 'undefined' is not defined
