# A group is ended early by a task that raises a private exception.
import asyncio

class Stop(Exception):
    pass

stopped = set()

async def stopper():
    raise Stop

async def job(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        stopped.add(n)
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1))
            tg.create_task(job(2))
            await asyncio.sleep(0)
            tg.create_task(stopper())
    except* Stop:
        print("stopped", sorted(stopped))  # expect: stopped [1, 2]

asyncio.run(main())
