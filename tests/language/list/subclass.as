# A list subclass keeps list behaviour with its own.
class L(list):
    def __getitem__(self, i):
        return ('got', super().__getitem__(i))
    def append(self, x):
        super().append(x * 2)
a = L([1, 2])
a.append(5)
print(a, a[0], len(a), list(a), type(a + [1]), type(a[:]), a == [1, 2, 10], [x for x in a], isinstance(a, list))
# expect: [1, 2, 10] ('got', 1) 3 [1, 2, 10] <class 'list'> <class 'tuple'> True [1, 2, 10] True
a.attr = 1
print(a.attr, type(a.copy()))  # expect: 1 <class 'list'>
