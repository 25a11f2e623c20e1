# continue and nested async for.
import asyncio

async def gen(n):
    for i in range(n):
        yield i

async def main():
    async for i in gen(4):
        if i == 2:
            continue
        async for j in gen(i):
            print(i, j)

asyncio.run(main())

# expect: 1 0
# expect: 3 0
# expect: 3 1
# expect: 3 2
