# Plain iteration gives awaitables that yield results by completion.
import asyncio

async def f(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n

async def main():
    for c in asyncio.as_completed([f(6), f(1), f(3)]):
        print(asyncio.isfuture(c), await c)

asyncio.run(main())

# expect: False 1
# expect: False 3
# expect: False 6
