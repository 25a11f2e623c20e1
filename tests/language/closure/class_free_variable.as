# A class body reads enclosing function variables.
def f(x):
    class C:
        y = x
        def get(self): return x
    x = 'later'
    return C
C = f('first')
print(C.y, C().get())  # expect: first later
