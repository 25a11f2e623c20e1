# __eq__ that changes the dict while it is searched.
class K:
    def __init__(self, f=None): self.f = f
    def __hash__(self): return 7
    def __eq__(self, o):
        if self.f: self.f()
        if o.f: o.f()
        return self is o
d = {}
for i in range(4): d[K()] = i
n = []
def clear():
    n.append(1)
    d.clear()
print(d.get(K(clear), 'none'), len(n) >= 1, len(d))  # expect: none True 0
d[K()] = 5
print(len(d))  # expect: 1
