# A task made during a step runs after the tasks already queued.
import asyncio

async def leaf(n):
    print("leaf", n)

async def branch(n):
    t = asyncio.create_task(leaf(n))
    print("branch", n)
    await t
    print("branch ends", n)

async def main():
    await asyncio.gather(*(branch(i) for i in range(3)))

asyncio.run(main())

# expect: branch 0
# expect: branch 1
# expect: branch 2
# expect: leaf 0
# expect: leaf 1
# expect: leaf 2
# expect: branch ends 0
# expect: branch ends 1
# expect: branch ends 2
