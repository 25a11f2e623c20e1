# An exception comes out at the await of its turn.
import asyncio

async def f(n):
    for _ in range(n):
        await asyncio.sleep(0)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    for c in asyncio.as_completed([f(4), f(2), f(0)]):
        try:
            print(await c)
        except ValueError as e:
            print("error", e)

asyncio.run(main())

# expect: 0
# expect: error 2
# expect: 4
