# A list of a subclass that extends itself ends.
class L(list):
    pass

x = L([1, 2])
x += x
print(x)  # expect: [1, 2, 1, 2]
x.extend(x)
print(len(x), type(x).__name__)  # expect: 8 L
