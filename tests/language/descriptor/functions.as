# Functions are descriptors.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(self, x): return self, x
print(f.__get__(5)(6), f.__get__(None, int) is f, f.__get__(5).__self__)  # expect: (5, 6) True 5
class C: m = f
print(C.m is f, C().m.__func__ is f)  # expect: True True
C.b = len
fails(lambda: C().b())  # expect: TypeError: len() takes exactly one argument (0 given)
