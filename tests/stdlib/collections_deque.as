# deque operations.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), d.rotate(1), d, d[0], d.index(3), d.count(2), 2 in d, deque('ab') + deque('c'))
# expect: deque([3, 2], maxlen=4) 4 0 None deque([3, 2], maxlen=4) 3 0 1 True deque(['a', 'b', 'c'])
d.extendleft([8, 9]); d.insert(1, 7) if len(d) < 4 else None
print(d, d.maxlen)  # expect: deque([9, 8, 3, 2], maxlen=4) 4
fails(lambda: deque().pop())  # expect: IndexError: pop from an empty deque
fails(lambda: deque([1], 1).insert(0, 2))  # expect: IndexError: deque already at its maximum size
