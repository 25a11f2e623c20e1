# writelines sends a list of chunks.
import asyncio

async def serve(reader, writer):
    writer.writelines([b"one ", b"two ", bytearray(b"three")])
    await writer.drain()
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.read())  # expect: b'one two three'
        writer.close()

asyncio.run(main())
