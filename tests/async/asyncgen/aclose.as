# aclose runs the finally blocks, which may await.
import asyncio

async def gen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("closed")

async def main():
    g = gen()
    print(await anext(g))
    print(await g.aclose())
    print(await g.aclose())
    fresh = gen()
    await fresh.aclose()
    print([x async for x in fresh])

asyncio.run(main())

# expect: 1
# expect: closed
# expect: None
# expect: None
# expect: []
