# After shutdown puts fail, and gets fail once the queue is empty.
import asyncio

async def main():
    q = asyncio.Queue()
    q.put_nowait(1)
    q.shutdown()
    try:
        await q.put(2)
    except asyncio.QueueShutDown as e:
        print("put", repr(e))  # expect: put QueueShutDown()
    print(await q.get())  # expect: 1
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        print("get", repr(e))  # expect: get QueueShutDown()

asyncio.run(main())
