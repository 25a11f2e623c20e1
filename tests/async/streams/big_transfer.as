# A megabyte goes through with drain, in both directions.
import asyncio

async def serve(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        data = bytes(range(256)) * 4096

        async def send():
            for i in range(0, len(data), 100_000):
                writer.write(data[i:i + 100_000])
                await writer.drain()
            writer.write_eof()

        back, _ = await asyncio.gather(reader.read(), send())
        print(len(back), back == data)  # expect: 1048576 True
        writer.close()

asyncio.run(main())
