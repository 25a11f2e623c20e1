# A task that is cancelled after it was woken passes its wake-up on, in the right order.
import asyncio

async def hold(lock, name, log):
    async with lock:
        log.append(name)
        await asyncio.sleep(0)

async def main():
    for make in (asyncio.Lock, lambda: asyncio.Semaphore(1)):
        lock, log = make(), []
        await lock.acquire()
        tasks = [asyncio.create_task(hold(lock, n, log)) for n in "abcd"]
        await asyncio.sleep(0)
        lock.release()
        tasks[0].cancel()
        late = asyncio.create_task(hold(lock, "late", log))
        results = await asyncio.gather(*tasks, late, return_exceptions=True)
        print(log, [type(r).__name__ for r in results], lock.locked())

asyncio.run(main())
# expect: ['b', 'c', 'd', 'late'] ['CancelledError', 'NoneType', 'NoneType', 'NoneType', 'NoneType'] False
# expect: ['b', 'c', 'd', 'late'] ['CancelledError', 'NoneType', 'NoneType', 'NoneType', 'NoneType'] False
