# One item of an asynchronous generator, drawn by `async for`; nothing suspends.
import asyncio
import time

COUNT, REPEATS = 500000, 5


async def numbers(count):
    i = 0
    while i < count:
        yield i
        i += 1


async def measure():
    total = 0
    start = time.perf_counter()
    async for value in numbers(COUNT):
        total += value
    elapsed = time.perf_counter() - start
    assert total == COUNT * (COUNT - 1) // 2
    return elapsed / COUNT


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("async_generator_item %.1f" % (best * 1e9))


asyncio.run(main())
