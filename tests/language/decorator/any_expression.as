# Decorators may be any expression.
ds = [lambda f: 'zero', lambda f: 'one']
@ds[1]
def f(): pass
print(f)  # expect: one
@(lambda c: c.__name__)
class C: pass
print(C)  # expect: C
@repr
def g(): pass
print(g[:12])  # expect-repr: '<function g '
