# gather's waiter wakes two turns after the last child ended.
import asyncio

async def child(n):
    print("child", n)

async def ticker():
    for i in range(6):
        await asyncio.sleep(0)
        print("tick", i)

async def main():
    k = asyncio.create_task(ticker())
    await asyncio.gather(child(1), child(2))
    print("gathered")
    await k

asyncio.run(main())

# expect: child 1
# expect: child 2
# expect: tick 0
# expect: tick 1
# expect: gathered
# expect: tick 2
# expect: tick 3
# expect: tick 4
# expect: tick 5
