# Closures see the last value of a loop variable.
fs = []
for i in range(3): fs.append(lambda: i)
print([f() for f in fs])  # expect: [2, 2, 2]
def f():
    r = [lambda: x for x in range(2)]
    x = 'fixed'
    return [g() for g in r]
print(f())  # expect: [1, 1]
