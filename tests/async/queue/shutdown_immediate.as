# An immediate shutdown empties the queue and releases join.
import asyncio

async def main():
    q = asyncio.Queue()
    q.put_nowait(1)
    q.put_nowait(2)
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    print(j.done())  # expect: False
    q.shutdown(immediate=True)
    await j
    print(q.qsize())  # expect: 0
    try:
        q.get_nowait()
    except asyncio.QueueShutDown:
        print("shut down")  # expect: shut down

asyncio.run(main())
