# Generator-based tasks take turns at each yield.
# aspen-only
import asyncio

@asyncio.coroutine
def count(name, n):
    for i in range(n):
        print(name, i)
        yield

async def main():
    await asyncio.gather(count("a", 2), count("b", 2))

asyncio.run(main())

# expect: a 0
# expect: b 0
# expect: a 1
# expect: b 1
