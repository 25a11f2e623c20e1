# Mutable class attributes are shared.
class C:
    items = []
    n = 0
    def add(self, x):
        self.items.append(x)
        self.n += 1
a, b = C(), C()
a.add(1); b.add(2)
print(a.items, a.items is b.items, a.n, C.n)  # expect: [1, 2] True 1 0
