# shutdown wakes everyone who waits.
import asyncio

async def attempt(name, aw):
    try:
        await aw
    except asyncio.QueueShutDown:
        print(name, "shut down")

async def main():
    empty, full = asyncio.Queue(), asyncio.Queue(1)
    full.put_nowait(0)
    tasks = [asyncio.create_task(attempt("getter", empty.get())),
             asyncio.create_task(attempt("putter", full.put(1)))]
    await asyncio.sleep(0)
    empty.shutdown()
    full.shutdown()
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: getter shut down
# expect: putter shut down
