# cached_property stores its value.
from functools import cached_property
class C:
    @cached_property
    def x(self): print('computed'); return 5
c = C()
print(c.x, c.x, c.__dict__)
# expect: computed
# expect: 5 5 {'x': 5}
del c.x
print(c.x)
# expect: computed
# expect: 5
