# A queue with room for one makes producer and consumer take turns.
import asyncio

async def producer(q):
    for i in range(4):
        await q.put(i)
        print("put", i)
    await q.put(None)

async def consumer(q):
    while (item := await q.get()) is not None:
        print("got", item)

async def main():
    q = asyncio.Queue(1)
    await asyncio.gather(producer(q), consumer(q))

asyncio.run(main())

# expect: put 0
# expect: got 0
# expect: put 1
# expect: got 1
# expect: put 2
# expect: got 2
# expect: put 3
# expect: got 3
