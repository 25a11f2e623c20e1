# Loops over any target.
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz')]: print(a, b, c)
# expect: 1 2 [3, 4]
# expect: 5 x ['y', 'z']
d = {}
for d['k'] in range(3): pass
print(d)  # expect: {'k': 2}
class O: pass
for O.x in 'ab': pass
print(O.x)  # expect: b
for x, in [(1,), [2]]: print(x)
# expect: 1
# expect: 2
for i, in []: pass
