# A body that swallows the cancellation ends with no error, yet counts as expired.
import asyncio

async def main():
    async with asyncio.timeout(0.005) as cm:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallowed")  # expect: swallowed
    print(cm.expired(), asyncio.current_task().cancelling())  # expect: True 0

asyncio.run(main())
