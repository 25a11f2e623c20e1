# The loop variable is free to be changed and survives the loop.
for i in range(3):
    print(i)
    i = 100
# expect: 0
# expect: 1
# expect: 2
print(i)  # expect: 100
for i in range(0): pass
print(i)  # expect: 100
n = 3
for j in range(n):
    n = 100
print(j)  # expect: 2
it = iter(range(2))
print(next(it), next(it), next(it, None), it.__length_hint__())  # expect: 0 1 None 0
