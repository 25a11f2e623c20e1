# __dict__ is live, and can be replaced.
class C: pass
c = C()
c.__dict__['a'] = 1
print(c.a)  # expect: 1
d = c.__dict__
c.b = 2
print(d)  # expect: {'a': 1, 'b': 2}
c.__dict__ = {'z': 26}
print(c.z, hasattr(c, 'a'), d)  # expect: 26 False {'a': 1, 'b': 2}
try: c.__dict__ = 5
except TypeError as e: print(e)  # expect: __dict__ must be set to a dictionary, not a 'int'
print(vars(c) is c.__dict__)  # expect: True
