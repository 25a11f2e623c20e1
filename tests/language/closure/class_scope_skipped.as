# Methods do not see names of the class body.
x = 'global'
class C:
    x = 'class'
    def m(self): return x
    y = x
print(C().m(), C.y)  # expect: global class
def f():
    x = 'function'
    class D:
        a = x
        x = 'class'
        b = x
        def m(self): return x
    return D
try: D = f(); print(D.a)  # expect: global
except NameError as e: print(e)
