# The turns that wait takes.
import asyncio

async def child(n):
    print("child", n)

async def ticker():
    for i in range(6):
        await asyncio.sleep(0)
        print("tick", i)

async def main():
    k = asyncio.create_task(ticker())
    await asyncio.wait([asyncio.create_task(child(i)) for i in range(2)])
    print("waited")
    await k

asyncio.run(main())

# expect: child 0
# expect: child 1
# expect: tick 0
# expect: tick 1
# expect: waited
# expect: tick 2
# expect: tick 3
# expect: tick 4
# expect: tick 5
