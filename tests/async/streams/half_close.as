# write_eof closes one direction only.
import asyncio

async def serve(reader, writer):
    data = await reader.read()
    writer.write(data[::-1])
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(writer.can_write_eof())  # expect: True
        writer.write(b"stressed")
        writer.write_eof()
        print(await reader.read())  # expect: b'desserts'
        writer.close()
        await writer.wait_closed()

asyncio.run(main())
