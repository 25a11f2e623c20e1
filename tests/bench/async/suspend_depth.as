# A suspension at the end of an await chain of depth 1, and of depth 1,000. The depth is within
# the recursion limit's reach, which is raised for implementations that count awaits in it.
import asyncio
import sys
import time

REPEATS = 5


async def leaf(turns):
    start = time.perf_counter()
    for _ in range(turns):
        await asyncio.sleep(0)
    return (time.perf_counter() - start) / turns


async def descend(depth, turns):
    if depth <= 1:
        return await leaf(turns)
    return await descend(depth - 1, turns)


async def main():
    for depth, turns in ((1, 50000), (1000, 3000)):
        best = min([await descend(depth, turns) for _ in range(REPEATS)])
        print("suspend_depth_%d %.1f" % (depth, best * 1e9))


sys.setrecursionlimit(10000)
asyncio.run(main())
