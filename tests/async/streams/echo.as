# A client writes a line and reads the echo.
import asyncio

async def serve(reader, writer):
    writer.write((await reader.readline()).upper())
    await writer.drain()
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"hello\n")
    await writer.drain()
    print(await reader.read())  # expect: b'HELLO\n'
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("closed")  # expect: closed

asyncio.run(main())
