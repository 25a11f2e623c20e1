# A reset by the peer ends every read and drain with ConnectionResetError; writes are dropped.
import asyncio
from _pair import attempt, pair, reset

async def main():
    async with pair() as ((r, w), (r2, w2)):
        reading = asyncio.create_task(attempt("read", r2.readline()))
        await asyncio.sleep(0.01)
        await attempt("second reader", r2.readexactly(2))
        reset(w)
        await reading
        await attempt("again", r2.read(1))
        await attempt("lines", anext(r2))
        await attempt("drain", w2.drain())
        w2.write(b"x")
        print(w2.is_closing(), w2.transport.get_write_buffer_size(), repr(r2.exception()))
        w2.close()
        await attempt("wait_closed", w2.wait_closed())
        await attempt("own wait_closed", w.wait_closed())
        await attempt("own read", r.read())

asyncio.run(main())

# expect: second reader RuntimeError readexactly() called while another coroutine is already waiting for incoming data
# expect: read ConnectionResetError [Errno 104] Connection reset by peer
# expect: again ConnectionResetError [Errno 104] Connection reset by peer
# expect: lines ConnectionResetError [Errno 104] Connection reset by peer
# expect: drain ConnectionResetError [Errno 104] Connection reset by peer
# expect: True 0 ConnectionResetError(104, 'Connection reset by peer')
# expect: wait_closed ConnectionResetError [Errno 104] Connection reset by peer
# expect: own wait_closed None
# expect: own read b''
