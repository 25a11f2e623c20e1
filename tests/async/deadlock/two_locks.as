# Two tasks that take two locks in opposite orders.
# aspen-only
import asyncio

async def f(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            print("never")

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(f(a, b), f(b, a))

try:
    asyncio.run(main())
except DeadlockError:
    print("deadlock")  # expect: deadlock
