# The attributes of a reader that scripts look at: the buffer is live, and repr tells the state.
import asyncio, re

def shown(reader):
    return re.sub(r"waiter=<.*?>", "waiter=W", repr(reader))

async def main():
    reader = asyncio.StreamReader(limit=10)
    print(shown(reader), reader._limit, reader._eof, reader._waiter, reader._transport)
    reader.feed_data(b"hello")
    buffer = reader._buffer
    print(type(buffer).__name__, bytes(buffer), shown(reader))
    reader.feed_data(b" world")
    print(bytes(buffer), await reader.readexactly(6), bytes(buffer))
    buffer.extend(b"!!")
    print(await reader.read(100), len(buffer))
    task = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0)
    print(shown(reader), reader._waiter.done())
    reader.feed_eof()
    print(shown(reader), reader._waiter, await task, reader.at_eof())
    reader.set_exception(OSError("gone"))
    print(shown(reader))
    view = None
    other = asyncio.StreamReader()
    other.feed_data(b"abc")
    view = memoryview(other._buffer)
    try:
        await other.read(2)
    except BufferError as e:
        print("BufferError")
    view.release()
    print(await other.read(2))

asyncio.run(main())

# expect: <StreamReader limit=10> 10 False None None
# expect: bytearray b'hello' <StreamReader 5 bytes limit=10>
# expect: b'hello world' b'hello ' b'world'
# expect: b'world!!' 0
# expect: <StreamReader limit=10 waiter=W> False
# expect: <StreamReader eof limit=10> None b'' True
# expect: <StreamReader eof limit=10 exception=OSError('gone')>
# expect: BufferError
# expect: b'ab'
