# A newcomer does not overtake those who wait.
import asyncio

async def f(name, lock):
    async with lock:
        print(name)

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    t = asyncio.create_task(f("waiter", lock))
    await asyncio.sleep(0)
    lock.release()
    await f("newcomer", lock)
    await t

asyncio.run(main())

# expect: waiter
# expect: newcomer
