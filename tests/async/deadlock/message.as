# A DeadlockError names every waiting task and what it waits for.
# aspen-only
import asyncio

async def waits(lock):
    async with lock:
        print("never")

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(waits(lock), name="waiter")
    await task

try:
    asyncio.run(main())
except DeadlockError as e:
    text = str(e)
    print("Task-1: main()" in text, "message.as:13, waiting for waiter" in text)  # expect: True True
    print("waiter: waits()" in text, "message.as:6, waiting for <asyncio.locks.Lock object" in text)  # expect: True True
