# A drain that waits ends when the connection is reset, when it is aborted, and by a timeout.
import asyncio
from _pair import attempt, pair, reset

async def main():
    async with pair() as ((r, w), (r2, w2)):
        w.write(b"z" * 20_000_000)
        try:
            async with asyncio.timeout(0.05):
                await w.drain()
        except TimeoutError:
            print("timed out", len(w._protocol._drain_waiters))
        drain = asyncio.create_task(attempt("reset", w.drain()))
        await asyncio.sleep(0.01)
        reset(w2)
        await drain
        await attempt("after", w.drain())
        await attempt("closed", w.wait_closed())

    async with pair() as ((r, w), (r2, w2)):
        w.write(b"z" * 20_000_000)
        drain = asyncio.create_task(attempt("aborted", w.drain()))
        await asyncio.sleep(0.01)
        w.transport.abort()
        await drain
        await attempt("closed", w.wait_closed())
        print(w.transport.get_write_buffer_size(), len(await r2.read(100)))

asyncio.run(main())

# expect: timed out 0
# expect: reset ConnectionResetError [Errno 104] Connection reset by peer
# expect: after ConnectionResetError [Errno 104] Connection reset by peer
# expect: closed ConnectionResetError [Errno 104] Connection reset by peer
# expect: aborted None
# expect: closed None
# expect: 0 100
