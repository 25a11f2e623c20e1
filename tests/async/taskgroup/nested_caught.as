# An inner group caught in the body leaves the outer one running.
import asyncio

async def bad():
    raise ValueError("inner")

async def good():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return "good"

async def main():
    async with asyncio.TaskGroup() as outer:
        t = outer.create_task(good())
        try:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(bad())
        except* ValueError:
            print("caught")  # expect: caught
    print(t.result())  # expect: good

asyncio.run(main())
