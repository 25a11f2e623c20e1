# wait and notify need the lock.
import asyncio

async def main():
    cond = asyncio.Condition()
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)  # expect: cannot wait on un-acquired lock
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)  # expect: cannot notify on un-acquired lock

asyncio.run(main())
