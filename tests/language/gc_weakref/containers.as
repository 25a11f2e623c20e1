# Weak dictionaries and sets lose dead entries.
import weakref, gc
class K: pass
keep = K()
def fill():
    d = weakref.WeakKeyDictionary()
    s = weakref.WeakSet()
    d[keep] = 1
    s.add(keep)
    for _ in range(3):
        k = K(); k.loop = k
        d[k] = 2
        s.add(k)
    return d, s
d, s = fill()
gc.collect()
print(len(d), len(s), d[keep], keep in s)  # expect: 1 1 1 True
