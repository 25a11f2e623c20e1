# A task that catches its cancellation ends normally, and cancelling still counts it.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "survived"

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling())  # expect: survived False 1

asyncio.run(main())
