# A semaphore counts down, and locked tells whether it is used up.
import asyncio

async def main():
    sem = asyncio.Semaphore(2)
    await sem.acquire()
    print(sem.locked())  # expect: False
    await sem.acquire()
    print(sem.locked())  # expect: True
    sem.release()
    print(sem.locked())  # expect: False
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)  # expect: Semaphore initial value must be >= 0

asyncio.run(main())
