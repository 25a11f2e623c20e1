# Two conditions may share one lock.
import asyncio

async def main():
    lock = asyncio.Lock()
    a, b = asyncio.Condition(lock), asyncio.Condition(lock)
    async with a:
        print(lock.locked(), b.locked())  # expect: True True
        b.notify_all()
    try:
        asyncio.Condition(lock=5).locked
    except AttributeError as e:
        print(e)  # expect: 'int' object has no attribute 'locked'

asyncio.run(main())
