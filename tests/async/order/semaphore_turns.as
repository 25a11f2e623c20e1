# A semaphore of two lets two in, and the next ones in order.
import asyncio

async def f(n, sem):
    async with sem:
        print("in", n)
        await asyncio.sleep(0)
    print("out", n)

async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(f(i, sem) for i in range(5)))

asyncio.run(main())

# expect: in 0
# expect: in 1
# expect: out 0
# expect: out 1
# expect: in 2
# expect: in 3
# expect: out 2
# expect: out 3
# expect: in 4
# expect: out 4
