# Iteration sees a list that grows or shrinks.
a = [1, 2, 3]
for x in a:
    if len(a) < 6: a.append(x * 10)
print(a)  # expect: [1, 2, 3, 10, 20, 30]
for x in a: a.remove(x)
print(a)  # expect: [2, 10, 30]
it = iter([1, 2])
print(next(it), next(it), next(it, 'end'), next(it, 'end'))  # expect: 1 2 end end
b = [1]
it = iter(b)
print(list(it))  # expect: [1]
b.append(2)
print(list(it))  # expect: []
