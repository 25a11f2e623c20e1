# An exception class whose constructor fails.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class E(Exception):
    def __init__(self, x): pass
def f(): raise E
fails(f)  # expect: TypeError: E.__init__() missing 1 required positional argument: 'x'
class N(Exception):
    def __new__(cls): return 5
def g(): raise N
fails(g)
# expect: TypeError: calling <class '__main__.N'> should have returned an instance of BaseException, not <class 'int'>
