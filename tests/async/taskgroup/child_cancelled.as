# Cancelling one child leaves the group alone.
import asyncio

async def f():
    await asyncio.sleep(0)
    print("f ends")  # expect: f ends

async def main():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(10))
        tg.create_task(f())
        await asyncio.sleep(0)
        t.cancel()
    print(t.cancelled())  # expect: True

asyncio.run(main())
