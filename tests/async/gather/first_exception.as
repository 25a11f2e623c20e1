# The first exception is raised at once; the others go on.
import asyncio

async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")

async def good():
    for i in range(5):
        await asyncio.sleep(0)
    print("good ends")

async def main():
    g = asyncio.create_task(good())
    try:
        await asyncio.gather(bad(), g)
    except ValueError as e:
        print("caught", e, g.done())
    await g

asyncio.run(main())

# expect: caught bad False
# expect: good ends
