# One cell per call, not per iteration.
def f():
    out = []
    for i in range(3):
        j = i * 10
        out.append(lambda: (i, j))
    return [g() for g in out]
print(f())  # expect: [(2, 20), (2, 20), (2, 20)]
