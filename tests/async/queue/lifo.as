# LifoQueue gives the newest first.
import asyncio

async def main():
    q = asyncio.LifoQueue()
    for i in range(4):
        await q.put(i)
    print([await q.get() for _ in range(4)])  # expect: [3, 2, 1, 0]

asyncio.run(main())
