# wait_for waits until its predicate is true and gives its value.
import asyncio

async def main():
    cond = asyncio.Condition()
    values = []

    async def waiter():
        async with cond:
            return await cond.wait_for(lambda: len(values) > 2 and values)

    t = asyncio.create_task(waiter())
    for i in range(3):
        await asyncio.sleep(0)
        async with cond:
            values.append(i)
            cond.notify_all()
    print(await t)  # expect: [0, 1, 2]

asyncio.run(main())
