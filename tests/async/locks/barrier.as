# A barrier lets its parties pass together; one of them has index 0.
import asyncio

async def f(barrier):
    return await barrier.wait()

async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)  # expect: 3 0 False
    print(sorted(await asyncio.gather(*(f(barrier) for _ in range(3)))))  # expect: [0, 1, 2]
    async with asyncio.Barrier(1) as i:
        print("alone", i)  # expect: alone 0

asyncio.run(main())
