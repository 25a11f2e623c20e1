# A cancelled read loses no data.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"half")
    t = asyncio.create_task(reader.readexactly(8))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled())  # expect: True
    reader.feed_data(b"full")
    print(await reader.readexactly(8))  # expect: b'halffull'

asyncio.run(main())
