# KeyboardInterrupt in the body of a group cancels its tasks and goes on.
import asyncio

async def child():
    try:
        await asyncio.sleep(10)
    finally:
        print("child ends")  # expect: child ends

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())
        await asyncio.sleep(0)
        raise KeyboardInterrupt("key")

try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print(repr(e))  # expect: KeyboardInterrupt('key')
