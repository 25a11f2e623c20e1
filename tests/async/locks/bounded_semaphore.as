# A bounded semaphore refuses one release too many.
import asyncio

async def main():
    sem = asyncio.BoundedSemaphore(1)
    async with sem:
        print(sem.locked())  # expect: True
    try:
        sem.release()
    except ValueError as e:
        print(e)  # expect: BoundedSemaphore released too many times
    plain = asyncio.Semaphore(1)
    plain.release()
    await plain.acquire()
    await plain.acquire()
    print(plain.locked())  # expect: True

asyncio.run(main())
