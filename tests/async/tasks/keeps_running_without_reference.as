# The loop keeps a task that nobody else refers to.
import asyncio
import gc

async def f():
    for _ in range(3):
        await asyncio.sleep(0)
        gc.collect()
    print("finished")  # expect: finished

async def main():
    asyncio.create_task(f())
    for _ in range(6):
        await asyncio.sleep(0)

asyncio.run(main())
