# athrow into a fresh generator finishes it.
import asyncio

async def gen():
    print("never")
    yield 1

async def main():
    g = gen()
    try:
        await g.athrow(ValueError("early"))
    except ValueError as e:
        print(e)  # expect: early
    print([x async for x in g])  # expect: []

asyncio.run(main())
