# No more tasks than allowed are inside at a time.
import asyncio

async def main():
    sem = asyncio.Semaphore(3)
    inside = peak = 0

    async def f():
        nonlocal inside, peak
        async with sem:
            inside += 1
            peak = max(peak, inside)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(f() for _ in range(10)))
    print(inside, peak)  # expect: 0 3

asyncio.run(main())
