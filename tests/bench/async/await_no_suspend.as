# Awaiting a coroutine that returns without suspending.
import asyncio
import time

COUNT, REPEATS = 1000000, 5


async def successor(value):
    return value + 1


async def measure():
    value = 0
    start = time.perf_counter()
    for _ in range(COUNT):
        value = await successor(value)
    elapsed = time.perf_counter() - start
    assert value == COUNT
    return elapsed / COUNT


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("await_no_suspend %.1f" % (best * 1e9))


asyncio.run(main())
