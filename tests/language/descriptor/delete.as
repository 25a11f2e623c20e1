# __delete__ and the errors of missing halves.
class D:
    def __delete__(self, o): print('deleted')
class G:
    def __get__(self, o, t): return 1
    def __set__(self, o, v): raise AttributeError('no set')
class C:
    d = D()
    g = G()
c = C()
del c.d  # expect: deleted
try: c.d = 1
except AttributeError as e: print(e)  # expect: __set__
try: c.g = 1
except AttributeError as e: print(e)  # expect: no set
try: del c.g
except AttributeError as e: print(e)  # expect: __delete__
