# A body that ends in time leaves no trace.
import asyncio

async def main():
    async with asyncio.timeout(10) as cm:
        await asyncio.sleep(0)
    print(cm.expired())  # expect: False
    async with asyncio.timeout(None) as cm:
        print(cm.when())  # expect: None
    print(cm.expired())  # expect: False

asyncio.run(main())
