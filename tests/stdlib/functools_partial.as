# partial objects.
from functools import partial
p = partial(int, base=2)
print(p('101'), p.func, p.args, p.keywords, partial(partial(max, 1), 2)(3), partial(print))
# expect: 5 <class 'int'> () {'base': 2} 3 functools.partial(<built-in function print>)
