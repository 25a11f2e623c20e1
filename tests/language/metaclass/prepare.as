# __prepare__ supplies the namespace.
class NS(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('set', k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): return NS(pre=1)
class C(metaclass=M):
    x = pre + 1
    def f(self): pass
# expect: set x
# expect: set f
print(C.x, C.pre)  # expect: 2 1
class Bad(type):
    def __prepare__(*a): return 5
try:
    class D(metaclass=Bad): pass
except TypeError as e: print(e)  # expect: Bad.__prepare__() must return a mapping, not int
