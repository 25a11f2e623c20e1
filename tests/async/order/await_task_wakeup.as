# The waiter of a task wakes one turn after the task's end.
import asyncio

async def child():
    print("child")

async def ticker():
    for i in range(5):
        print("tick", i)
        await asyncio.sleep(0)

async def main():
    t = asyncio.create_task(child())
    k = asyncio.create_task(ticker())
    await t
    print("woken")
    await k

asyncio.run(main())

# expect: child
# expect: tick 0
# expect: woken
# expect: tick 1
# expect: tick 2
# expect: tick 3
# expect: tick 4
