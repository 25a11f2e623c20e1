# setdefault and get hash the key once.
class K:
    n = 0
    def __hash__(self): K.n += 1; return 1
d = {}
k = K()
d.setdefault(k, 1)
print(K.n)  # expect: 1
d.get(k); k in d; d[k]
print(K.n)  # expect: 4
