# OrderedDict and ChainMap.
from collections import OrderedDict, ChainMap
o = OrderedDict(a=1, b=2)
o.move_to_end('a')
print(o, o.popitem(last=False), o == {'a': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
# expect: OrderedDict({'a': 1}) ('b', 2) True False
c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(c['a'], c['b'], sorted(c), c.maps, c.new_child({'z': 0})['z'], c.parents)
# expect: 1 3 ['a', 'b'] [{'a': 1}, {'a': 2, 'b': 3}] 0 ChainMap({'a': 2, 'b': 3})
