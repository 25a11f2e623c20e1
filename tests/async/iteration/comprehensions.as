# Async comprehensions of every kind.
import asyncio

async def gen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def double(x):
    return 2 * x

async def main():
    print([x async for x in gen(4)])
    print({x % 2 async for x in gen(4)})
    print({x: x * x async for x in gen(3)})
    print([x async for x in gen(6) if x % 2])
    print([await double(x) for x in range(3)])
    print([await double(x) async for x in gen(3) if await double(x) > 0])
    print([(x, y) async for x in gen(2) async for y in gen(2)])
    print([(x, y) for x in range(2) async for y in gen(2)])

asyncio.run(main())

# expect: [0, 1, 2, 3]
# expect: {0, 1}
# expect: {0: 0, 1: 1, 2: 4}
# expect: [1, 3, 5]
# expect: [0, 2, 4]
# expect: [2, 4]
# expect: [(0, 0), (0, 1), (1, 0), (1, 1)]
# expect: [(0, 0), (0, 1), (1, 0), (1, 1)]
