# The awaitable of asend is used once.
import asyncio

async def gen():
    yield 1
    yield 2

async def main():
    g = gen()
    a = g.asend(None)
    print(await a)  # expect: 1
    try:
        await a
    except RuntimeError as e:
        print(e)  # expect: cannot reuse already awaited __anext__()/asend()

asyncio.run(main())
