# async for walks an async generator.
import asyncio

async def gen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def main():
    async for i in gen(3):
        print(i)
    print(await anext(gen(1)), await anext(gen(0), "default"))

asyncio.run(main())

# expect: 0
# expect: 1
# expect: 2
# expect: 0 default
