# The native containers come through this module.
from collections import defaultdict, deque

d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen)  # expect: deque([0, 2, 3], maxlen=3) 3
d.rotate(1)
print(list(d), d[0], d.pop(), d.popleft())  # expect: [3, 0, 2] 3 2 3
groups = defaultdict(list)
for word in ("apple", "bob", "avocado"):
    groups[word[0]].append(word)
print(groups)  # expect: defaultdict(<class 'list'>, {'a': ['apple', 'avocado'], 'b': ['bob']})
print(dict(groups), groups.default_factory)
# expect: {'a': ['apple', 'avocado'], 'b': ['bob']} <class 'list'>
try:
    deque().pop()
except IndexError as error:
    print(error)  # expect: pop from an empty deque
