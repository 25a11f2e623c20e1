# coroutine.__await__ gives an iterator with send and throw.
async def f():
    return 5

c = f()
w = c.__await__()
print(type(w).__name__, iter(w) is w)  # expect: coroutine_wrapper True
try:
    next(w)
except StopIteration as e:
    print(e.value)  # expect: 5
