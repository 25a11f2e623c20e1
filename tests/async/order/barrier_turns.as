# The order in which the parties pass a barrier.
import asyncio

async def f(n, barrier):
    for _ in range(n):
        await asyncio.sleep(0)
    print("arrive", n)
    i = await barrier.wait()
    print("pass", n, i)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(f(i, barrier) for i in range(6)))

asyncio.run(main())

# expect: arrive 0
# expect: arrive 1
# expect: arrive 2
# expect: pass 2 2
# expect: pass 0 0
# expect: pass 1 1
# expect: arrive 3
# expect: arrive 4
# expect: arrive 5
# expect: pass 5 2
# expect: pass 3 0
# expect: pass 4 1
