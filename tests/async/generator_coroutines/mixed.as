# Both forms await each other.
# aspen-only
import asyncio

async def modern():
    await asyncio.sleep(0)
    return "modern"

@asyncio.coroutine
def old():
    return "old, " + (yield from modern())

async def main():
    print(await old())  # expect: old, modern

asyncio.run(main())
