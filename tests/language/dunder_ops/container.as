# __len__, __getitem__, __setitem__, __delitem__, __contains__.
class C:
    def __len__(self): return 3
    def __getitem__(self, k): print('get', k); return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): return k
c = C()
c[1] = 2  # expect: set 1 2
del c[1:2]  # expect: del slice(1, 2, None)
c['a'] += 'b'
# expect: get a
# expect: set a ab
print(len(c), 1 in c, 0 in c, [] not in c)  # expect: 3 True False True
