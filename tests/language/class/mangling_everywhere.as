# Mangling applies to parameters, globals, keywords and imports.
_C__g = 'mangled global'
class C:
    def f(self, __a=1):
        __b = 2
        return sorted(locals())
    def g(self): return __g
    def h(self): return self.f(_C__a=3) and 'kw'
print(C().f(), C().g(), C().h())  # expect: ['_C__a', '_C__b', 'self'] mangled global kw
