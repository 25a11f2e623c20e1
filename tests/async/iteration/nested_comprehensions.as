# An async comprehension inside another comprehension.
import asyncio

async def gen(n):
    for i in range(n):
        yield i

async def main():
    print([[y async for y in gen(x)] for x in range(3)])  # expect: [[], [0], [0, 1]]
    print([[y async for y in gen(x)] async for x in gen(3)])  # expect: [[], [0], [0, 1]]
    g = ([y async for y in gen(x)] for x in range(2))
    print([r async for r in g])  # expect: [[], [0]]

asyncio.run(main())
