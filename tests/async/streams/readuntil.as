# readuntil gives everything up to its separator, or several of them.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one;two\r\nthree|rest")
    print(await reader.readuntil(b";"))  # expect: b'one;'
    print(await reader.readuntil(b"\r\n"))  # expect: b'two\r\n'
    print(await reader.readuntil((b"|", b";")))  # expect: b'three|'
    reader.feed_eof()
    try:
        await reader.readuntil(b"\n")
    except asyncio.IncompleteReadError as e:
        print(e.partial, e.expected)  # expect: b'rest' None
    try:
        await reader.readuntil(b"")
    except ValueError as e:
        print(e)  # expect: Separator should be at least one-byte string

asyncio.run(main())
