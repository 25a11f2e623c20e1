# An exception releases the lock.
import asyncio

async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as e:
        print(e, lock.locked())  # expect: inside False

asyncio.run(main())
