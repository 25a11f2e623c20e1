# notify wakes as many waiters as it is told, in order.
import asyncio

async def f(name, cond):
    async with cond:
        print(name, "waits")
        await cond.wait()
        print(name, "woken")

async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(f(n, cond)) for n in "abcd"]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2)
        print("notified two")
    for i in range(4):
        await asyncio.sleep(0)
        print("turn", i)
    async with cond:
        cond.notify_all()
        print("notified all")
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: a waits
# expect: b waits
# expect: c waits
# expect: d waits
# expect: notified two
# expect: a woken
# expect: b woken
# expect: turn 0
# expect: turn 1
# expect: turn 2
# expect: turn 3
# expect: notified all
# expect: c woken
# expect: d woken
