# A cancellation is delivered in the turn after cancel.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("delivered")
        raise

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(print, "before")
    t.cancel()
    asyncio.get_running_loop().call_soon(print, "after")
    print("cancelled?", t.cancelled())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled!", t.cancelled())

asyncio.run(main())

# expect: cancelled? False
# expect: before
# expect: delivered
# expect: after
# expect: cancelled! True
