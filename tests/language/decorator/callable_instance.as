# A decorator may be an instance, and its result as well.
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def f(x): return x * 2
print(f(2), f(3), f.n)  # expect: 4 6 2
