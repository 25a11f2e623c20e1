# An error raised while a cancellation is handled is the task's outcome.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead")

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(e, type(e.__context__).__name__, t.cancelled())

asyncio.run(main())

# expect: instead CancelledError False
