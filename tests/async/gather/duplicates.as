# The same awaitable given twice runs once and appears twice.
import asyncio

async def f():
    print("runs")
    return "r"

async def main():
    c = f()
    t = asyncio.create_task(f())
    print(await asyncio.gather(c, t, c, t))

asyncio.run(main())

# expect: runs
# expect: runs
# expect: ['r', 'r', 'r', 'r']
