# Generators chained into a pipeline work on one item at a time.
import asyncio

async def source(n):
    for i in range(n):
        print("source", i)
        yield i

async def double(it):
    async for x in it:
        await asyncio.sleep(0)
        yield 2 * x

async def keep(it, pred):
    async for x in it:
        if pred(x):
            yield x

async def main():
    async for x in keep(double(source(4)), lambda x: x % 4 == 0):
        print("sink", x)

asyncio.run(main())

# expect: source 0
# expect: sink 0
# expect: source 1
# expect: source 2
# expect: sink 4
# expect: source 3
