# aclose of a running generator is refused.
import asyncio

async def gen():
    await asyncio.sleep(0)
    yield 1

async def step(g):
    return await anext(g)

async def main():
    g = gen()
    t = asyncio.create_task(step(g))
    await asyncio.sleep(0)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)  # expect: aclose(): asynchronous generator is already running
    print(await t)  # expect: 1

asyncio.run(main())
