# Exceptions have a __dict__ and can be compared by identity.
e = ValueError(1)
e.extra = 'x'
print(e.extra, e.__dict__, e == ValueError(1), e == e)  # expect: x {'extra': 'x'} False True
e.args = (5, 6)
print(e, repr(e))  # expect: (5, 6) ValueError(5, 6)
try: e.args = 5
except TypeError as t: print(t)  # expect: 'int' object is not iterable
