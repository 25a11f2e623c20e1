# readexactly waits for all of its bytes, and says what is missing at the end.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"abcdef")
    print(await reader.readexactly(4), await reader.readexactly(0))  # expect: b'abcd' b''
    reader.feed_eof()
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(e)  # expect: 2 bytes read on a total of 5 expected bytes
        print(e.partial, e.expected)  # expect: b'ef' 5
    try:
        await reader.readexactly(-1)
    except ValueError as e:
        print(e)  # expect: readexactly size can not be less than zero

asyncio.run(main())
