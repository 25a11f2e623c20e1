# yield from over a list gives None.
def g():
    x = yield from [1]
    yield x
print(list(g()))  # expect: [1, None]
def empty():
    return
    yield
print(list(empty()))  # expect: []
def h(): return (yield from empty())
print(list(h()))  # expect: []
