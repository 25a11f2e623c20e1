# A child's own cancellation is an exception like any other.
import asyncio

async def main():
    a = asyncio.create_task(asyncio.sleep(10))
    b = asyncio.create_task(asyncio.sleep(0, "b"))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("raised", g.cancelled(), b.done(), b.result())  # expect: raised False True b

asyncio.run(main())
