# put and get keep the order; the size is bounded by maxsize.
import asyncio

async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.empty(), q.full(), q.qsize(), q.maxsize)  # expect: True False 0 2
    await q.put("a")
    q.put_nowait("b")
    print(q.empty(), q.full(), q.qsize())  # expect: False True 2
    print(await q.get(), q.get_nowait(), q.empty())  # expect: a b True

asyncio.run(main())
