# super().__new__ in a chain.
class A:
    def __new__(cls, *a):
        o = super().__new__(cls)
        o.log = ['A']
        return o
class B(A):
    def __new__(cls, v):
        o = super().__new__(cls, v)
        o.log.append(v)
        return o
print(B('x').log)  # expect: ['A', 'x']
