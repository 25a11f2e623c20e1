# The turns that leaving a task group takes.
import asyncio

async def child(n):
    for i in range(n):
        await asyncio.sleep(0)
    print("child", n)

async def ticker():
    for i in range(8):
        await asyncio.sleep(0)
        print("tick", i)

async def main():
    k = asyncio.create_task(ticker())
    async with asyncio.TaskGroup() as tg:
        for n in range(3):
            tg.create_task(child(n))
        print("body ends")
    print("group left")
    async with asyncio.TaskGroup():
        pass
    print("empty group left")
    await k

asyncio.run(main())

# expect: body ends
# expect: child 0
# expect: tick 0
# expect: child 1
# expect: tick 1
# expect: child 2
# expect: tick 2
# expect: tick 3
# expect: group left
# expect: empty group left
# expect: tick 4
# expect: tick 5
# expect: tick 6
# expect: tick 7
