# read(n) gives up to n bytes, read(-1) all up to the end.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"abcdef")
    print(await reader.read(0), await reader.read(2))  # expect: b'' b'ab'
    asyncio.get_running_loop().call_soon(reader.feed_data, b"ghi")
    asyncio.get_running_loop().call_soon(reader.feed_eof)
    print(await reader.read())  # expect: b'cdefghi'
    print(await reader.read(), reader.at_eof())  # expect: b'' True

asyncio.run(main())
