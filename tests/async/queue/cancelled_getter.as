# A cancelled getter does not swallow an item.
import asyncio

async def get(q, name):
    print(name, await q.get())  # expect: b item

async def main():
    q = asyncio.Queue()
    a = asyncio.create_task(get(q, "a"))
    b = asyncio.create_task(get(q, "b"))
    await asyncio.sleep(0)
    q.put_nowait("item")
    a.cancel()
    await asyncio.gather(a, b, return_exceptions=True)
    print(a.cancelled(), q.qsize())  # expect: True 0

asyncio.run(main())
