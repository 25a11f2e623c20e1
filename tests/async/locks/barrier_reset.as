# reset sends the waiting parties away with an error.
import asyncio

async def f(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError:
        print("sent away")  # expect: sent away

async def main():
    barrier = asyncio.Barrier(2)
    t = asyncio.create_task(f(barrier))
    await asyncio.sleep(0)
    await barrier.reset()
    await t
    print(barrier.broken, barrier.n_waiting)  # expect: False 0
    await asyncio.gather(f(barrier), f(barrier))
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)  # expect: parties must be > 0

asyncio.run(main())
