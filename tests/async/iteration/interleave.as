# Two consumers of one iterator share its items.
import asyncio

class Counter:
    n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        self.n += 1
        if self.n > 5:
            raise StopAsyncIteration
        return self.n

async def consume(name, it):
    async for x in it:
        print(name, x)

async def main():
    it = Counter()
    await asyncio.gather(consume("a", it), consume("b", it))

asyncio.run(main())

# expect: a 1
# expect: b 2
# expect: a 3
# expect: b 4
# expect: a 5
