# A cancelled waiter does not lose a release.
import asyncio

async def f(name, sem):
    async with sem:
        print(name)

async def main():
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    tasks = [asyncio.create_task(f(n, sem)) for n in "abc"]
    await asyncio.sleep(0)
    sem.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sem.locked(), [t.cancelled() for t in tasks])

asyncio.run(main())

# expect: b
# expect: c
# expect: False [True, False, False]
