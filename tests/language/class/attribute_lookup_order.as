# Instance dict, class, bases; data descriptors first.
class B: a = 'B.a'; b = 'B.b'
class C(B): a = 'C.a'
c = C()
print(c.a, c.b)  # expect: C.a B.b
c.b = 'inst'
print(c.b, B.b)  # expect: inst B.b
B.new = 'added later'
print(c.new)  # expect: added later
C.b = 'C.b'
print(c.b, C().b)  # expect: inst C.b
