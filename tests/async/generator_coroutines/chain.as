# yield from takes the results of other generator-based coroutines.
# aspen-only
import asyncio

@asyncio.coroutine
def inner(x):
    yield from asyncio.sleep(0)
    return x * 2

@asyncio.coroutine
def outer(x):
    y = yield from inner(x)
    z = yield from inner(y)
    return z

loop = asyncio.new_event_loop()
print(loop.run_until_complete(outer(5)))  # expect: 20
loop.close()
