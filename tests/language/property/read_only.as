# Missing setters, deleters and getters.
class C:
    @property
    def x(self): return 1
    w = property(None, lambda s, v: None)
c = C()
try: c.x = 1
except AttributeError as e: print(e)  # expect: property 'x' of 'C' object has no setter
try: del c.x
except AttributeError as e: print(e)  # expect: property 'x' of 'C' object has no deleter
try: c.w
except AttributeError as e: print(e)  # expect: property 'w' of 'C' object has no getter
