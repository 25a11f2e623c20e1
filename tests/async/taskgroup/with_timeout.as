# A timeout round a group cancels its tasks.
import asyncio

ended = set()

async def child(n):
    try:
        await asyncio.sleep(10)
    finally:
        ended.add(n)

async def main():
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(child(1))
                tg.create_task(child(2))
    except TimeoutError:
        print("timeout", sorted(ended))  # expect: timeout [1, 2]

asyncio.run(main())
