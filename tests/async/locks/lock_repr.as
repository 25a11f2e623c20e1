# repr tells the state and the waiters of a lock.
import asyncio

async def main():
    lock = asyncio.Lock()
    print(repr(lock).split()[-1])  # expect: [unlocked]>
    await lock.acquire()
    t = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock).split("[")[1])  # expect: locked, waiters:1]>
    lock.release()
    await t

asyncio.run(main())
