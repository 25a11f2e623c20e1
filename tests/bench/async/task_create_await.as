# What it costs to create a task for a trivial coroutine and await its result at once.
import asyncio
import time

COUNT, REPEATS = 50000, 5


async def trivial():
    return 1


async def measure():
    total = 0
    start = time.perf_counter()
    for _ in range(COUNT):
        total += await asyncio.create_task(trivial())
    elapsed = time.perf_counter() - start
    assert total == COUNT
    return elapsed / COUNT


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("task_create_await %.1f" % (best * 1e9))


asyncio.run(main())
