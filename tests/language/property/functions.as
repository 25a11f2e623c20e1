# property(fget, fset, fdel, doc).
class C:
    def g(self): return 'got'
    def s(self, v): print('set', v)
    p = property(g, s, doc='the doc')
    q = property(lambda self: self.p + '!')
c = C()
c.p = 3  # expect: set 3
print(c.p, c.q, C.p.__doc__, C.p.fget.__name__, C.p.fdel, C.p.getter(lambda s: 'x').__get__(c))
# expect: got got! the doc g None x
