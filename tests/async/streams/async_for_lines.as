# A stream reader is an asynchronous iterator of lines.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"a\nb\nc")
    reader.feed_eof()
    async for line in reader:
        print(line)

asyncio.run(main())

# expect: b'a\n'
# expect: b'b\n'
# expect: b'c'
