# A lock keeps others out of its block.
import asyncio

async def main():
    lock = asyncio.Lock()
    print(lock.locked())  # expect: False
    print(await lock.acquire(), lock.locked())  # expect: True True
    lock.release()
    async with lock as got:
        print(got, lock.locked())  # expect: None True
    print(lock.locked())  # expect: False

asyncio.run(main())
