# Annotations of local names are not evaluated.
def f():
    x: undefined_name = 1
    y: also[undefined]
    return x
print(f(), f.__annotations__)  # expect: 1 {}
class C: pass
c = C()
def g():
    c.attr: print('target and value only') = 5
g()
print(c.attr)  # expect: 5
