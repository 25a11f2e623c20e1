# Much cyclic garbage is reclaimed without harm.
import gc
class N: pass
for i in range(20000):
    a, b = N(), N()
    a.o, b.o = b, a
gc.collect()
keep = [N() for _ in range(1000)]
for i, k in enumerate(keep): k.i = i; k.next = keep[i - 1]
gc.collect()
print(sum(k.next.i for k in keep))  # expect: 499500
