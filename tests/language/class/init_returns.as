# __init__ must return None; __new__ decides whether it runs.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __init__(self): return 5
fails(lambda: A())  # expect: TypeError: __init__() should return None, not 'int'
class B:
    def __new__(cls): return 42
    def __init__(self): print('never')
print(B())  # expect: 42
class C:
    def __init__(self, a, b): pass
fails(lambda: C())
# expect: TypeError: C.__init__() missing 2 required positional arguments: 'a' and 'b'
fails(lambda: C(1, 2, 3))
# expect: TypeError: C.__init__() takes 3 positional arguments but 4 were given
