# Generators, closures, iterators, comprehensions.
def numbers(n):
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    for i in range(n):
        sent = yield add(i)
        if sent:
            yield sent
    return total
def outer(n):
    result = yield from numbers(n)
    yield ("result", result)
g = outer(10)
print(next(g), g.send("sent"), list(g))
def throwing():
    try:
        while True:
            yield 1
    except ValueError as error:
        yield error.args
    finally:
        print("closed")
g = throwing()
next(g)
print(g.throw(ValueError("thrown")))
g.close()
print([(x, y) for x in range(5) if x for y in range(x)], {k: v for k, v in zip("ab", [1, 2])}, sum(x for x in range(50)))
print(list(enumerate("abc")), list(filter(None, [0, 1])), list(zip(range(3), "xyz")), any(x > 3 for x in range(9)))
class Iterator:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 5: raise StopIteration
        return self.n
first, *rest = Iterator()
print(first, rest, [f() for f in [lambda i=i: i for i in range(5)]])
