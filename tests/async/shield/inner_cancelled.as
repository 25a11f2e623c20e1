# If the inner task is cancelled, so is the shield.
import asyncio

async def main():
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print(outer.cancelled(), inner.cancelled())  # expect: True True

asyncio.run(main())
