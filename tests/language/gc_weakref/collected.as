# After a collection the reference is dead.
import weakref, gc
class C: pass
def make():
    c = C()
    c.me = c
    return weakref.ref(c, lambda r: print('callback'))
r = make()
gc.collect()  # expect: callback
print(r())  # expect: None
