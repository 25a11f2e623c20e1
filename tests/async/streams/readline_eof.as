# readline gives what there is at the end, then empty bytes.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one\ntwo")
    reader.feed_eof()
    print(await reader.readline(), reader.at_eof())  # expect: b'one\n' False
    print(await reader.readline(), reader.at_eof())  # expect: b'two' True
    print(await reader.readline(), await reader.read(5))  # expect: b'' b''

asyncio.run(main())
