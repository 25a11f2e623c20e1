# shield passes results and exceptions on.
import asyncio

async def good():
    return 1

async def bad():
    raise ValueError("bad")

async def main():
    print(await asyncio.shield(good()))  # expect: 1
    try:
        await asyncio.shield(bad())
    except ValueError as e:
        print(e)  # expect: bad

asyncio.run(main())
