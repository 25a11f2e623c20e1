# A reader wakes when data are fed; a second reader is refused.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    t = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    try:
        await reader.read(1)
    except RuntimeError as e:
        print(e)
    reader.feed_data(b"par")
    await asyncio.sleep(0)
    print(t.done())
    reader.feed_data(b"tial\n")
    print(await t)

asyncio.run(main())

# expect: read() called while another coroutine is already waiting for incoming data
# expect: False
# expect: b'partial\n'
