# A cancelled putter leaves its place to the next one.
import asyncio

async def main():
    q = asyncio.Queue(1)
    q.put_nowait(0)
    a = asyncio.create_task(q.put("a"))
    b = asyncio.create_task(q.put("b"))
    await asyncio.sleep(0)
    print(q.get_nowait())  # expect: 0
    a.cancel()
    await asyncio.gather(a, b, return_exceptions=True)
    print(a.cancelled(), q.get_nowait())  # expect: True b

asyncio.run(main())
