# A server and a client over a socket of this machine. When the server's side dies, the client gives
# up after a while: with nothing to allocate, nobody can tell it.
import asyncio
async def serve(reader, writer):
    try:
        line = await reader.readline()
        writer.write(line.upper() * 100)
        await writer.drain()
    finally:
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        async with asyncio.timeout(1):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"hello\n")
            await writer.drain()
            print(len(await reader.read()))
            writer.close()
    except TimeoutError:
        raise MemoryError
    server.close()
    await server.wait_closed()
asyncio.run(main())
