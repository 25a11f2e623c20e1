# Two anext at a time on one generator are refused.
import asyncio

async def gen():
    await asyncio.sleep(0)
    yield 1

async def step(g):
    return await anext(g)

async def main():
    g = gen()
    print(await asyncio.gather(step(g), step(g), return_exceptions=True))

asyncio.run(main())

# expect: [1, RuntimeError('anext(): asynchronous generator is already running')]
