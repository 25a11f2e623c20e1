# Cancelling the consumer raises inside the generator.
import asyncio

async def gen():
    try:
        yield 1
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("generator cancelled")
        raise

async def consume():
    async for x in gen():
        print(x)

async def main():
    t = asyncio.create_task(consume())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled())

asyncio.run(main())

# expect: 1
# expect: generator cancelled
# expect: True
