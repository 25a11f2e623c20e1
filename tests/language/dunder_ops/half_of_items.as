# A class with one of __setitem__ and __delitem__: the other is a missing attribute.
class S:
    def __setitem__(self, i, v):
        print('set', i)

class D:
    def __delitem__(self, i):
        print('del', i)

s, d = S(), D()
s[1] = 2  # expect: set 1
del d[1]  # expect: del 1
try:
    del s[1]
except AttributeError as e:
    print(e)  # expect: __delitem__
try:
    d[1] = 2
except AttributeError as e:
    print(e)  # expect: __setitem__
