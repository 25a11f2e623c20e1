# A class attribute change is seen through cached look-ups.
class A: v = 1
class B(A): pass
def read(o): return o.v
b = B()
print([read(b) for _ in range(3)])  # expect: [1, 1, 1]
A.v = 2
print(read(b))  # expect: 2
B.v = 3
print(read(b))  # expect: 3
b.v = 4
print(read(b))  # expect: 4
del b.v, B.v
print(read(b))  # expect: 2
