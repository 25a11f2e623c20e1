# gather() of 1,000 trivial coroutines, for each of them.
import asyncio
import time

WIDTH, ROUNDS, REPEATS = 1000, 50, 5


async def trivial(value):
    return value


async def measure():
    start = time.perf_counter()
    for _ in range(ROUNDS):
        values = await asyncio.gather(*[trivial(i) for i in range(WIDTH)])
    elapsed = time.perf_counter() - start
    assert values == list(range(WIDTH))
    return elapsed / (WIDTH * ROUNDS)


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("gather_1000 %.1f" % (best * 1e9))


asyncio.run(main())
