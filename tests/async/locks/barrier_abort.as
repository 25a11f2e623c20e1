# abort breaks the barrier for those who wait and those who come.
import asyncio

async def f(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        print("broken", e)

async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(f(barrier)) for _ in range(2)]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await f(barrier)
    await barrier.reset()
    print(barrier.broken)

asyncio.run(main())

# expect: 2
# expect: broken Abort or reset of barrier
# expect: broken Abort or reset of barrier
# expect: True
# expect: broken Barrier aborted
# expect: False
