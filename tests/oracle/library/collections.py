import collections as c
print(c.Counter('hello').most_common(2), c.Counter(a=3) - c.Counter(a=1), c.ChainMap({'a': 1}, {'b': 2})['b'], c.deque([1, 2, 3], 2), c.defaultdict(list, {1: [2]}))
P = c.namedtuple('P', 'x y', defaults=[0]); print(P(1), P(1)._replace(y=5), P._fields, P(1, 2)._asdict(), P.__doc__)
o = c.OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, o.popitem(False), c.UserDict({'a': 1}), c.UserList([1]) + [2], c.UserString('x') * 2)
d = c.deque('abc'); d.rotate(1); d.appendleft('z'); print(d, d.index('a'), list(reversed(d)))
