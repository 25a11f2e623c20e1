# The target of async for may unpack, index or set an attribute.
import asyncio

class Box:
    pass

async def pairs():
    yield 1, (2, 3)
    yield 4, (5, 6)

async def main():
    async for a, (b, *c) in pairs():
        print(a, b, c)
    box, lst = Box(), [0]
    async for box.value, lst[0] in pairs():
        print(box.value, lst)

asyncio.run(main())

# expect: 1 2 [3]
# expect: 4 5 [6]
# expect: 1 [(2, 3)]
# expect: 4 [(5, 6)]
