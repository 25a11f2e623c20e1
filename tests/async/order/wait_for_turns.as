# The turns that wait_for takes, with and without a time limit.
import asyncio

async def child(n):
    print("child", n)
    await asyncio.sleep(0)
    return n

async def ticker():
    for i in range(8):
        await asyncio.sleep(0)
        print("tick", i)

async def main():
    k = asyncio.create_task(ticker())
    print("got", await asyncio.wait_for(child(1), None))
    print("got", await asyncio.wait_for(child(2), 5))
    print("got", await asyncio.wait_for(asyncio.create_task(child(3)), 5))
    await k

asyncio.run(main())

# expect: child 1
# expect: got 1
# expect: child 2
# expect: tick 0
# expect: got 2
# expect: tick 1
# expect: child 3
# expect: tick 2
# expect: tick 3
# expect: got 3
# expect: tick 4
# expect: tick 5
# expect: tick 6
# expect: tick 7
