# wait_for gives the result when it comes in time.
import asyncio

async def f():
    await asyncio.sleep(0)
    return "in time"

async def main():
    print(await asyncio.wait_for(f(), timeout=5))  # expect: in time
    print(await asyncio.wait_for(f(), timeout=None))  # expect: in time

asyncio.run(main())
