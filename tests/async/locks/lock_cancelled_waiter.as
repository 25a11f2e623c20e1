# A cancelled waiter passes the lock on.
import asyncio

async def f(name, lock):
    async with lock:
        print(name, "in")  # expect: b in

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    a = asyncio.create_task(f("a", lock))
    b = asyncio.create_task(f("b", lock))
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.gather(a, b, return_exceptions=True)
    print(a.cancelled(), lock.locked())  # expect: True False

asyncio.run(main())
