# A task that is done already is given back as it is.
import asyncio

async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    s = asyncio.shield(t)
    print(s is t)  # expect: False
    await t
    print(asyncio.shield(t) is t)  # expect: True
    await s

asyncio.run(main())
