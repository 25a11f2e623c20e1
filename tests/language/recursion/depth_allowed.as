# Almost a thousand levels are allowed.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(n): return 0 if n == 0 else 1 + f(n - 1)
print(f(900))  # expect: 900
import sys
sys.setrecursionlimit(3000)
print(f(2500))  # expect: 2500
fails(lambda: sys.setrecursionlimit(0))
# expect: ValueError: recursion limit must be greater or equal than 1
fails(lambda: sys.setrecursionlimit('a'))
# expect: TypeError: 'str' object cannot be interpreted as an integer
