# close() sends what is buffered first; what is written after it is dropped.
import asyncio
from _pair import attempt, pair

async def main():
    async with pair() as ((r, w), (r2, w2)):
        w.write(b"a" * 3_000_000)
        w.close()
        w.write(b"b")
        w.close()
        print(w.is_closing(), w.transport.get_write_buffer_size() > 0)
        data = await r2.read()
        print(len(data) - data.count(b"b"))
        await attempt("closed", w.wait_closed())
        w.write(b"c")
        await attempt("drain", w.drain())
        await attempt("read", r.read())

    async with pair() as ((r, w), (r2, w2)):
        w.write(b"a" * 3_000_000)
        w.write_eof()
        w.write_eof()
        try:
            w.write(b"b")
        except RuntimeError as e:
            print(e)
        print(len(await r2.read()), r2.at_eof())
        w2.write(b"answer")
        w2.close()
        await attempt("answer", r.read())

asyncio.run(main())

# expect: True False
# expect: 3000000
# expect: closed None
# expect: drain ConnectionResetError Connection lost
# expect: read b''
# expect: Cannot call write() after write_eof()
# expect: 3000000 True
# expect: answer b'answer'
