"""Two connected streams, and what tests do to them."""
import asyncio
import contextlib
import struct

SOL_SOCKET, SO_LINGER = 1, 13


@contextlib.asynccontextmanager
async def pair():
    """(reader, writer) of the client, (reader, writer) of the server."""
    got = asyncio.get_running_loop().create_future()
    end = asyncio.Event()

    async def handle(reader, writer):
        got.set_result((reader, writer))
        await end.wait()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    client = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        yield client, await got
    finally:
        end.set()
        server.close()
        for writer in client[1], got.result()[1]:
            writer.close()
        await server.wait_closed()


def reset(writer):
    """Ends the connection by RST."""
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def attempt(name, awaitable):
    """Prints what an awaitable gives or raises."""
    try:
        print(name, repr(await asyncio.wait_for(awaitable, 5)))
    except (Exception, asyncio.CancelledError) as e:
        print(name, type(e).__name__, e)
