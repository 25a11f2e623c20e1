# Any callable may stand as metaclass.
def meta(name, bases, ns, **kw): return name, bases, sorted(k for k in ns if k[0] != '_'), kw
class C(int, metaclass=meta, z=1):
    a = 1
    b = 2
print(C)  # expect: ('C', (<class 'int'>,), ['a', 'b'], {'z': 1})
