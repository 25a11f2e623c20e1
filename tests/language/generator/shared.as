# One generator shared by two consumers.
g = (i for i in range(6))
print(list(zip(g, g)), list(g))  # expect: [(0, 1), (2, 3), (4, 5)] []
g = (i for i in range(5))
for a in g:
    print(a, next(g, None))
# expect: 0 1
# expect: 2 3
# expect: 4 None
