import weakref, gc
class O: pass
o = O(); r = weakref.ref(o, lambda r: print('gone')); print(r() is o)
d = weakref.WeakValueDictionary(a=o); k = weakref.WeakKeyDictionary({o: 1}); s = weakref.WeakSet([o]); print(len(d), len(k), len(s), weakref.proxy(o).__class__ is O)
f = weakref.finalize(o, print, 'final'); print(f.alive)
del o; gc.collect(); print(r(), len(d), len(k), len(s), f.alive)
class M:
    def m(self): return 5
m = M(); w = weakref.WeakMethod(m.m); print(w()())
