# wait gives the lock up and takes it again.
import asyncio

async def main():
    cond = asyncio.Condition()
    items = []

    async def consumer():
        async with cond:
            while not items:
                await cond.wait()
            print("got", items.pop(), cond.locked())  # expect: got item True

    t = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    async with cond:
        items.append("item")
        cond.notify()
    await t

asyncio.run(main())
