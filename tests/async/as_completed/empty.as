# as_completed of nothing has no turns.
import asyncio

async def main():
    print([c for c in asyncio.as_completed([])])  # expect: []
    print([c async for c in asyncio.as_completed([])])  # expect: []
    try:
        asyncio.as_completed(asyncio.get_running_loop().create_future())
    except TypeError as e:
        print(e)  # expect: expects an iterable of awaitables, not Future

asyncio.run(main())
