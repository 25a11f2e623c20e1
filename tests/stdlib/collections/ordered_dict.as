# A dict whose order can be changed, and counts in comparisons.
from collections import OrderedDict

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
print(d)  # expect: OrderedDict({'b': 2, 'c': 3, 'a': 1})
d.move_to_end("c", last=False)
print(list(d), list(reversed(d)))  # expect: ['c', 'b', 'a'] ['a', 'b', 'c']
print(d.popitem(last=False), d.popitem(), d)  # expect: ('c', 3) ('a', 1) OrderedDict({'b': 2})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
# expect: False True
print(OrderedDict.fromkeys("xy", 0) | {"z": 1})  # expect: OrderedDict({'x': 0, 'y': 0, 'z': 1})
for action in (lambda: d.move_to_end("nope"), lambda: OrderedDict().popitem()):
    try:
        action()
    except KeyError as error:
        print(repr(error))
        # expect: KeyError('nope')
        # expect: KeyError('dictionary is empty')
d.update(k=1)
print(d.pop("k"), d.pop("k", None), d.setdefault("s", 4), OrderedDict())
# expect: 1 None 4 OrderedDict()
