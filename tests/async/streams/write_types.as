# A writer takes bytes, not text.
import asyncio

async def serve(reader, writer):
    await reader.read()
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            writer.write("text")
        except TypeError as e:
            print(type(e).__name__)  # expect: TypeError
        writer.close()
        await writer.wait_closed()

asyncio.run(main())
