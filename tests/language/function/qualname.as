# Qualified names of nested definitions.
def f():
    def g(): pass
    class C:
        def m(self): pass
    return g, C
g, C = f()
print(g.__qualname__, C.__qualname__, C.m.__qualname__, (lambda: 0).__qualname__)
# expect: f.<locals>.g f.<locals>.C f.<locals>.C.m <lambda>
print(C().m.__qualname__)  # expect: f.<locals>.C.m
