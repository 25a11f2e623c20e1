# namedtuple classes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from collections import namedtuple
P = namedtuple('P', 'x y', defaults=[5])
p = P(1)
print(p, p.x, p._asdict(), p._replace(x=2), P._fields, P._make([3, 4]), p == (1, 5), P._field_defaults)
# expect: P(x=1, y=5) 1 {'x': 1, 'y': 5} P(x=2, y=5) ('x', 'y') P(x=3, y=4) True {'y': 5}
fails(lambda: P())  # expect: TypeError: P.__new__() missing 1 required positional argument: 'x'
fails(lambda: P(1, 2, 3))
# expect: TypeError: P.__new__() takes from 2 to 3 positional arguments but 4 were given
fails(lambda: namedtuple('X', 'class'))
# expect: ValueError: Type names and field names cannot be a keyword: 'class'
fails(lambda: namedtuple('X', 'a a'))  # expect: ValueError: Encountered duplicate field name: 'a'
fails(lambda: p._replace(z=1))  # expect: TypeError: Got unexpected field names: ['z']
