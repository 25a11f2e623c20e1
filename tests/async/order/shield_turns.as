# A shielded task wakes its waiter a turn later than a bare one.
import asyncio

async def child(n):
    print("child", n)

async def bare():
    await asyncio.create_task(child("bare"))
    print("bare woken")

async def shielded():
    await asyncio.shield(asyncio.create_task(child("shielded")))
    print("shielded woken")

async def main():
    a = asyncio.create_task(shielded())
    b = asyncio.create_task(bare())
    for i in range(6):
        await asyncio.sleep(0)
        print("tick", i)
    await a
    await b

asyncio.run(main())

# expect: tick 0
# expect: child shielded
# expect: child bare
# expect: tick 1
# expect: bare woken
# expect: tick 2
# expect: shielded woken
# expect: tick 3
# expect: tick 4
# expect: tick 5
