# f-strings see closures, comprehension variables and class scope.
def f(a):
    def g(): return f'{a}-{b}'
    b = 2
    return g()
print(f(1), [f'{i}{j}' for i in 'ab' for j in range(2)])  # expect: 1-2 ['a0', 'a1', 'b0', 'b1']
class C:
    x = 5
    y = f'{x + 1}'
print(C.y, f'{C.x}{C.y!r}')  # expect: 6 5'6'
print((lambda n: f'{n:03}')(7))  # expect: 007
