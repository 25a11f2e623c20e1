# Asynchronous iteration three times: an iterator class, a generator, and comprehensions.
import asyncio


class Ticker:
    """An asynchronous iterator written out by hand."""

    def __init__(self, ticks):
        self.ticks = ticks
        self.now = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now == self.ticks:
            raise StopAsyncIteration
        await asyncio.sleep(0.001)
        self.now += 1
        return self.now


async def ticker(ticks):
    """The same as a generator: the loop, the state and the clean-up are all in one place."""
    try:
        for now in range(1, ticks + 1):
            await asyncio.sleep(0.001)
            yield now
    finally:
        print("(ticker leaves)")


async def main():
    async for now in Ticker(3):
        print("iterator", now)
    else:
        print("iterator exhausted")

    async for now in ticker(3):
        print("generator", now)

    print([now * now async for now in ticker(4) if now % 2 == 0])
    print({now: "#" * now async for now in Ticker(3)})
    print(sum([now async for now in Ticker(10)]))
    lazy = (f"<{now}>" async for now in Ticker(2))
    print(await anext(lazy), await anext(lazy), await anext(lazy, "nothing left"))


asyncio.run(main())

# expect: iterator 1
# expect: iterator 2
# expect: iterator 3
# expect: iterator exhausted
# expect: generator 1
# expect: generator 2
# expect: generator 3
# expect: (ticker leaves)
# expect: (ticker leaves)
# expect: [4, 16]
# expect: {1: '#', 2: '##', 3: '###'}
# expect: 55
# expect: <1> <2> nothing left
