# Getters are served in the order in which they came; a cancelled one that was woken passes it on.
import asyncio

async def getter(q, name):
    try:
        print(name, "got", await q.get())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(getter(q, n)) for n in "abc"]
    await asyncio.sleep(0)
    print(len(q._getters))
    q.put_nowait(1)
    tasks[0].cancel()
    await asyncio.sleep(0)
    print("--")
    await asyncio.sleep(0)
    q.put_nowait(2)
    await asyncio.wait(tasks)

    q = asyncio.Queue(1)
    q.put_nowait(0)
    async def putter(i):
        await q.put(i)
        print("put", i)
    tasks = [asyncio.create_task(putter(i)) for i in range(1, 4)]
    await asyncio.sleep(0)
    print(len(q._putters))
    tasks[1].cancel()
    for _ in range(3):
        print("item", await q.get())
    print([t.cancelled() for t in tasks])

asyncio.run(main())

# expect: 3
# expect: a cancelled
# expect: --
# expect: b got 1
# expect: c got 2
# expect: 3
# expect: item 0
# expect: put 1
# expect: item 1
# expect: put 3
# expect: item 3
# expect: [False, True, False]
