# __aiter__ and __anext__ make an asynchronous iterator.
import asyncio

class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n

async def main():
    async for i in Countdown(3):
        print(i)
    it = aiter(Countdown(1))
    print(await anext(it))
    print(await anext(it, None))

asyncio.run(main())

# expect: 2
# expect: 1
# expect: 0
# expect: 0
# expect: None
