# functools.wraps keeps the name and the doc.
import functools
def d(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@d
def named(x):
    "Doc"
    return x
print(named.__name__, named.__doc__, named.__wrapped__(3), named(4))  # expect: named Doc 3 4
