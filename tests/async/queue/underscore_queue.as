# _queue shows the items, and changing it changes the queue.
import asyncio

async def main():
    q = asyncio.Queue()
    for i in range(10):
        await q.put(i)
    print(await q.get(), type(q._queue).__name__, q._queue[0])  # expect: 0 deque 1
    q._queue.appendleft("first")
    await q.put("last")
    print(await q.get(), await q.get(), q.qsize(), q)
    # expect: first 1 9 <Queue maxsize=0 _queue=[2, 3, 4, 5, 6, 7, 8, 9, 'last'] tasks=11>
    q._queue.clear()
    print(q.empty(), q.qsize())  # expect: True 0
    s = asyncio.LifoQueue()
    for i in range(3):
        s.put_nowait(i)
    print(list(s._queue), await s.get(), s._queue)  # expect: [0, 1, 2] 2 [0, 1]
    s._queue = [7, 8]
    print(s.qsize(), await s.get())  # expect: 2 8
    p = asyncio.PriorityQueue()
    for i in (3, 1, 2):
        await p.put(i)
    print(p._queue)  # expect: [1, 3, 2]

asyncio.run(main())
