# A subclass overrides what the queue's own methods call.
import asyncio

class Unique(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = set()
        print("init", maxsize)
    def _put(self, item):
        self._queue.add(item)
    def _get(self):
        return self._queue.pop()

class Counting(asyncio.Queue):
    puts = gets = 0
    def _put(self, item):
        self.puts += 1
        super()._put(item)
    def _get(self):
        self.gets += 1
        return super()._get()

class Front(asyncio.Queue):
    def _put(self, item):
        self._queue.appendleft(item)

class Small(asyncio.Queue):
    def full(self):
        return self.qsize() >= 2
    def put_nowait(self, item):
        print("put_nowait", item)
        super().put_nowait(item)

class Weighted(asyncio.Queue):
    def qsize(self):
        return sum(self._queue)

async def main():
    q = Unique(3)  # expect: init 3
    for x in "aab":
        await q.put(x)
    print(q.qsize(), q._unfinished_tasks)  # expect: 2 3
    print(sorted([await q.get(), await q.get()]), q.empty())  # expect: ['a', 'b'] True

    q = Counting()
    await q.put(1)
    q.put_nowait(2)
    print(await q.get(), q.get_nowait(), q.puts, q.gets)  # expect: 1 2 2 2

    q = Front()
    for x in range(3):
        await q.put(x)
    print([await q.get() for _ in range(3)])  # expect: [2, 1, 0]

    q = Small()
    async def fill():
        for x in range(4):
            await q.put(x)
    t = asyncio.create_task(fill())
    await asyncio.sleep(0)
    print(q.qsize(), q.full())
    print([await q.get() for _ in range(4)])
    # expect: put_nowait 0
    # expect: put_nowait 1
    # expect: 2 True
    # expect: put_nowait 2
    # expect: put_nowait 3
    # expect: [0, 1, 2, 3]
    await t

    q = Weighted(10)
    await q.put(4)
    await q.put(6)
    print(q.full())  # expect: True
    try:
        q.put_nowait(0)
    except asyncio.QueueFull as e:
        print(repr(e))  # expect: QueueFull()

asyncio.run(main())
