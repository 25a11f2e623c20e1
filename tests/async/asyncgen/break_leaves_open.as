# Leaving async for with break keeps the generator, which can be closed by hand.
import asyncio

async def gen():
    try:
        for i in range(10):
            yield i
    finally:
        print("closed")

async def main():
    g = gen()
    async for i in g:
        if i == 2:
            break
    print("left")
    print(await anext(g))
    await g.aclose()

asyncio.run(main())

# expect: left
# expect: 3
# expect: closed
