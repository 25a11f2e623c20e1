# cancel adds to the count of requests, uncancel takes one off.
import asyncio

async def f():
    t = asyncio.current_task()
    print(t.cancelling())  # expect: 0
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())  # expect: 2 1 0 0
    await asyncio.sleep(0)
    return "ok"

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print(await t)  # expect: ok

asyncio.run(main())
