# What it costs to suspend a task and step the next: 100 tasks that do `await sleep(0)`.
import asyncio
import time

TASKS, TURNS, REPEATS = 100, 1000, 5


async def worker(turns):
    for _ in range(turns):
        await asyncio.sleep(0)


async def measure():
    tasks = [asyncio.create_task(worker(TURNS)) for _ in range(TASKS)]
    start = time.perf_counter()
    for task in tasks:
        await task
    return (time.perf_counter() - start) / (TASKS * TURNS)


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("task_switch %.1f" % (best * 1e9))


asyncio.run(main())
