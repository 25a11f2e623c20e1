# Cancelling the waiter cancels the awaited.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner cleaned")  # expect: inner cleaned

async def main():
    t = asyncio.create_task(asyncio.wait_for(f(), 10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")  # expect: cancelled

asyncio.run(main())
