# A weak reference to a bound method and repr of a dead one.
import weakref
class C:
    def m(self): return 'm'
c = C()
w = weakref.WeakMethod(c.m)
print(w()(), weakref.ref(c) is weakref.ref(c))  # expect: m True
