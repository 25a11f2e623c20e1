# Methods of a base call the overridden ones.
class A:
    def run(self): return self.step() + self.tail
    def step(self): return 'A'
    tail = '!'
class B(A):
    def step(self): return 'B'
    tail = '?'
print(A().run(), B().run(), A.run(B()))  # expect: A! B? B?
