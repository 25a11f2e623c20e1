# A cancellation from outside stays a cancellation.
import asyncio

async def f():
    async with asyncio.timeout(10):
        await asyncio.sleep(10)

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")  # expect: cancelled

asyncio.run(main())
