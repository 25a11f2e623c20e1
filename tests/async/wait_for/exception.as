# An exception of the awaited passes through.
import asyncio

async def f():
    raise LookupError("inside")

async def main():
    try:
        await asyncio.wait_for(f(), 5)
    except LookupError as e:
        print(e)  # expect: inside

asyncio.run(main())
