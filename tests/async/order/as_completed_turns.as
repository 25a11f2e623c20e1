# as_completed hands out tasks in the order of completion.
import asyncio

async def child(n):
    for i in range(n):
        await asyncio.sleep(0)
    print("child", n)
    return n

async def ticker():
    for i in range(9):
        await asyncio.sleep(0)
        print("tick", i)

async def main():
    k = asyncio.create_task(ticker())
    for c in asyncio.as_completed([child(3)]):
        print("got", await c)
    async for t in asyncio.as_completed([asyncio.create_task(child(2))]):
        print("got", await t)
    await k

asyncio.run(main())

# expect: tick 0
# expect: tick 1
# expect: tick 2
# expect: child 3
# expect: tick 3
# expect: tick 4
# expect: got 3
# expect: tick 5
# expect: tick 6
# expect: tick 7
# expect: child 2
# expect: tick 8
# expect: got 2
