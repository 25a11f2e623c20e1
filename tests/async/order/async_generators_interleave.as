# Tasks that consume async generators take turns at their awaits only.
import asyncio

async def gen(name):
    for i in range(3):
        yield i
        if i % 2:
            await asyncio.sleep(0)

async def consume(name):
    async for i in gen(name):
        print(name, i)

async def main():
    await asyncio.gather(consume("a"), consume("b"))

asyncio.run(main())

# expect: a 0
# expect: a 1
# expect: b 0
# expect: b 1
# expect: a 2
# expect: b 2
