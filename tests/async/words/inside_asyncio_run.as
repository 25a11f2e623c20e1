# The native words also work under asyncio.run.
# aspen-only
import asyncio

async def f(n):
    await sleep(0)
    return n

async def main():
    print(await gather(spawn(f(1)), f(2)))  # expect: [1, 2]

asyncio.run(main())
