# An abandoned generator is finished by the loop once it is collected.
import asyncio
import gc

async def gen():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("finished")

async def use():
    async for x in gen():
        print(x)
        break

async def main():
    await use()
    gc.collect()
    for _ in range(4):
        await asyncio.sleep(0)

asyncio.run(main())

# expect: 1
# expect: finished
