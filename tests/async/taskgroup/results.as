# Leaving the group waits for its tasks.
import asyncio

async def f(n):
    await asyncio.sleep(0)
    return n * 10

async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(f(i)) for i in range(3)]
        print([t.done() for t in tasks])  # expect: [False, False, False]
    print([t.result() for t in tasks])  # expect: [0, 10, 20]

asyncio.run(main())
