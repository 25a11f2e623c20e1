# Gatherings nest.
import asyncio

async def f(n):
    await asyncio.sleep(0)
    return n

async def main():
    print(await asyncio.gather(f(1), asyncio.gather(f(2), f(3)), f(4)))  # expect: [1, [2, 3], 4]

asyncio.run(main())
