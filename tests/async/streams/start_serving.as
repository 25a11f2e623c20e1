# A server may be made without listening at once.
import asyncio

async def serve(reader, writer):
    writer.write(b"hi")
    writer.close()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving())  # expect: False
    await server.start_serving()
    print(server.is_serving())  # expect: True
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())  # expect: b'hi'
    writer.close()
    server.close()

asyncio.run(main())
