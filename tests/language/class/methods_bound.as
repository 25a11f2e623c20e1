# Methods bind at access; functions stored in instances do not.
class C:
    def m(self): return 'm'
c = C()
f = c.m
c.n = lambda: 'plain'
print(f(), c.n(), c.m == c.m, c.m is c.m, f.__self__ is c)  # expect: m plain True False True
C.m = lambda self: 'new'
print(f(), c.m())  # expect: m new
c.m = lambda: 'shadow'
print(c.m())  # expect: shadow
