# A line longer than the limit is an error.
import asyncio

async def main():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"too long\nok\n")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as e:
        print(e, e.consumed)  # expect: Separator is found, but chunk is longer than limit 8
    try:
        await reader.readline()
    except ValueError as e:
        print(e)  # expect: Separator is found, but chunk is longer than limit
    print(await reader.readline())  # expect: b'ok\n'

asyncio.run(main())
