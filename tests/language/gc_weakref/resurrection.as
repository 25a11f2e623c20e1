# An object may save itself in __del__, once.
import gc
saved = []
class C:
    def __init__(self): self.me = self
    def __del__(self): saved.append(self)
def make(): C()
make()
gc.collect()
print(len(saved), type(saved[0]).__name__, saved[0].me is saved[0])  # expect: 1 C True
