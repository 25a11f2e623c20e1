# An iterator of a list stays exhausted; a broken one need not.
a = [1]
it = iter(a)
print(list(it))  # expect: [1]
a += [2, 3]
print(list(it))  # expect: []
class F:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2: raise StopIteration
        return self.n
f = F()
print(list(f), next(f), list(f))  # expect: [] 2 []
