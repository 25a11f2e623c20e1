# An awaitable given twice completes once.
import asyncio

async def main():
    t = asyncio.create_task(asyncio.sleep(0, "v"))
    print([await c for c in asyncio.as_completed([t, t])])  # expect: ['v']

asyncio.run(main())
