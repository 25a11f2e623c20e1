# A long chain of delegation works and unwinds.
def g(n):
    if n: r = yield from g(n - 1)
    else: r = yield 'leaf'
    return r + 1 if isinstance(r, int) else 0
it = g(200)
print(next(it))  # expect: leaf
try: it.send(1)
except StopIteration as e: print(e.value)  # expect: 202
