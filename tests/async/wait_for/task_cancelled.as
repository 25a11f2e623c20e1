# A task given to wait_for is cancelled by the timeout.
import asyncio

async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    try:
        await asyncio.wait_for(t, 0.005)
    except TimeoutError:
        print(t.cancelled())  # expect: True
    u = asyncio.create_task(asyncio.sleep(0, "kept"))
    try:
        await asyncio.wait_for(asyncio.shield(u), 0)
    except TimeoutError:
        print(u.cancelled(), await u)  # expect: False kept

asyncio.run(main())
