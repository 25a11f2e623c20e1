# Wrong counts of positional arguments.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(a, b): pass
def g(): pass
def h(a, b=1): pass
fails(lambda: f())  # expect: TypeError: f() missing 2 required positional arguments: 'a' and 'b'
fails(lambda: f(1))  # expect: TypeError: f() missing 1 required positional argument: 'b'
fails(lambda: f(1, 2, 3))  # expect: TypeError: f() takes 2 positional arguments but 3 were given
fails(lambda: g(1))  # expect: TypeError: g() takes 0 positional arguments but 1 was given
fails(lambda: h())  # expect: TypeError: h() missing 1 required positional argument: 'a'
fails(lambda: h(1, 2, 3))
# expect: TypeError: h() takes from 1 to 2 positional arguments but 3 were given
def three(a, b, c): pass
fails(lambda: three())
# expect: TypeError: three() missing 3 required positional arguments: 'a', 'b', and 'c'
class C:
    def m(self, x): pass
fails(lambda: C().m())  # expect: TypeError: C.m() missing 1 required positional argument: 'x'
fails(lambda: C().m(1, 2))  # expect: TypeError: C.m() takes 2 positional arguments but 3 were given
fails(lambda: C(1))  # expect: TypeError: C() takes no arguments
