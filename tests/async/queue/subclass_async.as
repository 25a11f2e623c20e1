# Overridden put and get call the queue's own through super(), also as bound methods.
import asyncio

class Logged(asyncio.LifoQueue):
    async def put(self, item):
        print("put", item)
        await super().put(item)
    async def get(self):
        item = await super().get()
        print("got", item)
        return item

async def main():
    q = Logged(1)
    async def producer():
        for i in range(3):
            await q.put(i)
    t = asyncio.create_task(producer())
    for _ in range(3):
        await q.get()
    await t
    put, get = asyncio.Queue.put, asyncio.Queue.get
    p = asyncio.Queue()
    await put(p, "bound by hand")
    print(await get(p))
    bound = p.put
    await bound("bound")
    print(await p.get())

asyncio.run(main())

# expect: put 0
# expect: put 1
# expect: got 0
# expect: put 2
# expect: got 1
# expect: got 2
# expect: bound by hand
# expect: bound
