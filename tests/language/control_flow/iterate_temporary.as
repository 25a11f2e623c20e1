# The iterable is evaluated once and kept alive.
def make():
    print('make')
    return [1, 2]
for x in make(): print(x)
# expect: make
# expect: 1
# expect: 2
l = [1, 2, 3]
for x in l: l = []; print(x)
# expect: 1
# expect: 2
# expect: 3
for x in (y for y in (1, 2)): print(x)
# expect: 1
# expect: 2
