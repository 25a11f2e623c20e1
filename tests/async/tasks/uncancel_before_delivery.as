# Uncancelling before the next await takes the pending cancellation back.
import asyncio

async def f():
    t = asyncio.current_task()
    t.cancel()
    print(t.uncancel())  # expect: 0
    await asyncio.sleep(0)
    print("went on")  # expect: went on

asyncio.run(f())
