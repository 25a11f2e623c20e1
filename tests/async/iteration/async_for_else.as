# else of async for runs unless the loop was left with break.
import asyncio

async def gen():
    for i in range(3):
        yield i

async def find(n):
    async for i in gen():
        if i == n:
            print("found", n)  # expect: found 1
            break
    else:
        print("missing", n)  # expect: missing 7

async def main():
    await find(1)
    await find(7)

asyncio.run(main())
