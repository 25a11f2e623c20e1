# The message given to cancel arrives in the CancelledError.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("inside", e.args)  # expect: inside ('enough',)
        raise

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel(msg="enough")
    try:
        await t
    except asyncio.CancelledError as e:
        print("outside", e.args)  # expect: outside ('enough',)

asyncio.run(main())
