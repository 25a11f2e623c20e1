import timeit
n = []
t = timeit.Timer('n.append(1)', globals={'n': n}); print(t.timeit(5) > 0, len(n), len(t.repeat(2, 3)), len(n), t.autorange()[0] > 0)
print(timeit.timeit(lambda: None, number=3) >= 0)
