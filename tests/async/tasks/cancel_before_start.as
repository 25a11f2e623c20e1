# A task cancelled before its first step never runs its body.
import asyncio

async def f():
    print("never")

async def main():
    t = asyncio.create_task(f())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())  # expect: cancelled True

asyncio.run(main())
