# How many turns a cancellation needs through a chain of tasks.
import asyncio

async def chain(n):
    try:
        if n:
            await asyncio.create_task(chain(n - 1))
        else:
            await asyncio.sleep(10)
    finally:
        print("level", n)

async def main():
    t = asyncio.create_task(chain(3))
    for _ in range(6):
        await asyncio.sleep(0)
    t.cancel()
    for i in range(8):
        await asyncio.sleep(0)
        print("turn", i, t.done())
    await asyncio.wait([t])

asyncio.run(main())

# expect: level 0
# expect: turn 0 False
# expect: level 1
# expect: turn 1 False
# expect: level 2
# expect: turn 2 False
# expect: level 3
# expect: turn 3 True
# expect: turn 4 True
# expect: turn 5 True
# expect: turn 6 True
# expect: turn 7 True
