# join waits until task_done was called for every item.
import asyncio

async def worker(q):
    while True:
        item = await q.get()
        await asyncio.sleep(0)
        print("done", item)
        q.task_done()

async def main():
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    t = asyncio.create_task(worker(q))
    await q.join()
    print("joined")
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled())

asyncio.run(main())

# expect: done 0
# expect: done 1
# expect: done 2
# expect: joined
# expect: True
