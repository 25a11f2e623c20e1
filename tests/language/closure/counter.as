# nonlocal variables are shared cells.
def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get
i, g = make()
print(i(), i(), g())  # expect: 1 2 2
j, h = make()
print(j(), g(), h())  # expect: 1 2 1
